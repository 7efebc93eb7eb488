// Reduction through a shared memory tree, the integer redux instruction, and a last-block-done reduction.
// targets: sm_80 sm_90a sm_100a sm_120
__device__ unsigned int finishedBlocks = 0;

template <int Threads>
__global__ void treeMinimum(const int* in, int* out, int n) {
  __shared__ int cell[Threads];
  int i = blockIdx.x * Threads + threadIdx.x;
  cell[threadIdx.x] = i < n ? in[i] : 0x7fffffff;
  __syncthreads();
#pragma unroll
  for (int stride = Threads / 2; stride > 0; stride /= 2) {
    if (threadIdx.x < stride) cell[threadIdx.x] = min(cell[threadIdx.x], cell[threadIdx.x + stride]);
    __syncthreads();
  }
  if (threadIdx.x == 0) out[blockIdx.x] = cell[0];
}
template __global__ void treeMinimum<128>(const int*, int*, int);
template __global__ void treeMinimum<512>(const int*, int*, int);

__global__ void warpRedux(const unsigned* in, unsigned* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  unsigned v = i < n ? in[i] : 0;
  unsigned sum = __reduce_add_sync(0xffffffffu, v);
  unsigned low = __reduce_min_sync(0xffffffffu, v);
  unsigned bits = __reduce_or_sync(0xffffffffu, v) ^ __reduce_xor_sync(0xffffffffu, v);
  if ((threadIdx.x & 31) == 0) {
    atomicAdd(&out[0], sum);
    atomicMin(&out[1], low);
    atomicOr(&out[2], bits);
  }
}

__global__ void lastBlockSum(const float* in, volatile float* partial, float* out, int n) {
  __shared__ float cell[256];
  __shared__ bool last;
  float sum = 0.0f;
  for (int i = blockIdx.x * 256 + threadIdx.x; i < n; i += gridDim.x * 256) sum += in[i];
  cell[threadIdx.x] = sum;
  for (int stride = 128; stride > 0; stride >>= 1) {
    __syncthreads();
    if (threadIdx.x < stride) cell[threadIdx.x] += cell[threadIdx.x + stride];
  }
  if (threadIdx.x == 0) {
    partial[blockIdx.x] = cell[0];
    __threadfence();
    last = atomicInc(&finishedBlocks, gridDim.x - 1) == gridDim.x - 1;
  }
  __syncthreads();
  if (last && threadIdx.x == 0) {
    float total = 0.0f;
    for (int b = 0; b < gridDim.x; b++) total += partial[b];
    *out = total;
  }
}
