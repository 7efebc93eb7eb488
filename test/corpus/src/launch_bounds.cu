// Launch bounds and other function attributes: maxntid, minnctapersm, maxnreg, required sizes, block ranks.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__device__ __forceinline__ float work(const float* in, int i) {
  float r[12], sum = 0.0f;
#pragma unroll
  for (int k = 0; k < 12; k++) r[k] = in[i + k * 32];
#pragma unroll
  for (int k = 0; k < 12; k++)
#pragma unroll
    for (int j = 0; j < 12; j++) sum = fmaf(r[k], r[j] + j, sum);
  return sum;
}

__global__ void unbounded(const float* in, float* out) { out[threadIdx.x] = work(in, threadIdx.x); }
__global__ void __launch_bounds__(1024) wholeBlock(const float* in, float* out) { out[threadIdx.x] = work(in, threadIdx.x); }
__global__ void __launch_bounds__(256, 4) fourBlocks(const float* in, float* out) { out[threadIdx.x] = work(in, threadIdx.x); }
__global__ void __launch_bounds__(64, 16) sixteenBlocks(const float* in, float* out) { out[threadIdx.x] = work(in, threadIdx.x); }
__global__ void __maxnreg__(32) fewRegisters(const float* in, float* out) { out[threadIdx.x] = work(in, threadIdx.x); }
#if __CUDA_ARCH__ >= 900
__global__ void __launch_bounds__(128, 2, 8) clusterBounds(const float* in, float* out) { out[threadIdx.x] = work(in, threadIdx.x); }
__global__ void __cluster_dims__(2, 1, 1) clusterSize(const float* in, float* out) { out[threadIdx.x] = work(in, threadIdx.x); }
#endif
__global__ void __launch_bounds__(512, 2) manyValues(const double* in, double* out, int n) {
  double v[32];
#pragma unroll
  for (int i = 0; i < 32; i++) v[i] = in[i * n + threadIdx.x];
  for (int pass = 0; pass < n; pass++) {
#pragma unroll
    for (int i = 0; i < 32; i++) v[i] = v[i] * v[(i + 7) % 32] + v[(i + 13) % 32];
  }
#pragma unroll
  for (int i = 0; i < 32; i++) out[i * n + threadIdx.x] = v[i];
}
