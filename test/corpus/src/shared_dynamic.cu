// Shared memory: one dynamic array carved into parts, static arrays beside it, an address that reaches a function.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
extern __shared__ __align__(16) unsigned char pool[];

__device__ __noinline__ float sumOf(const float* p, int n) {
  float sum = 0.0f;
  for (int i = 0; i < n; i++) sum += p[i];
  return sum;
}

__global__ void carvePool(const float* in, double* out, int n) {
  double* sums = reinterpret_cast<double*>(pool);
  float* values = reinterpret_cast<float*>(pool + n * sizeof(double));
  short* order = reinterpret_cast<short*>(values + n);
  __shared__ int fixed[64];
  int t = threadIdx.x;
  values[t] = in[t];
  order[t] = static_cast<short>(n - 1 - t);
  fixed[t % 64] = t;
  __syncthreads();
  sums[t] = values[order[t]] + fixed[(t + 1) % 64];
  __syncthreads();
  out[t] = sums[(t + 1) % n] + sumOf(values, n);
}

__global__ void choosePlace(const float* in, float* out, bool inShared) {
  float* place = inShared ? reinterpret_cast<float*>(pool) : out;
  place[threadIdx.x] = in[threadIdx.x];
  __syncthreads();
  out[threadIdx.x] = place[threadIdx.x ^ 1] + (__isShared(place) ? 1.0f : 0.0f);
}

__global__ void namedBarriers(float* data) {
  float* cell = reinterpret_cast<float*>(pool);
  int half = threadIdx.x / 128;
  cell[threadIdx.x] = data[threadIdx.x];
  asm volatile("bar.sync %0, 128;" ::"r"(half + 1) : "memory");
  float v = cell[half * 128 + (threadIdx.x + 1) % 128];
  asm volatile("barrier.sync.aligned 3;" ::: "memory");
  int any = __syncthreads_or(v < 0.0f), count = __syncthreads_count(v > 1.0f), all = __syncthreads_and(v != 0.0f);
  data[threadIdx.x] = v + any * count + all;
}
