// Line numbers: .loc with inlined functions and templates, from -lineinfo.
// targets: sm_75 sm_90a sm_120
// flags: -lineinfo
__device__ __forceinline__ float square(float v) { return v * v; }

template <int Degree>
__device__ __forceinline__ float power(float v) {
  if constexpr (Degree == 0) {
    return 1.0f;
  } else if constexpr (Degree % 2 == 0) {
    return square(power<Degree / 2>(v));
  } else {
    return v * power<Degree - 1>(v);
  }
}

__device__ __noinline__ float distance(const float* a, const float* b, int n) {
  float sum = 0.0f;
  for (int i = 0; i < n; i++) sum += square(a[i] - b[i]);
  return sqrtf(sum);
}

__global__ void nearest(const float* points, const float* query, int count, int size, int* out) {
  int best = -1;
  float bestDistance = 3.0e38f;
  for (int i = threadIdx.x; i < count; i += blockDim.x) {
    float d = distance(points + i * size, query, size);
    if (d < bestDistance) {
      bestDistance = d;
      best = i;
    }
  }
  out[threadIdx.x] = best;
}

__global__ void powers(float* data, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  data[i] = power<11>(data[i]) + power<6>(data[i]);
  if (data[i] > 1.0e6f)
    atomicAdd(data, data[i]);
}
