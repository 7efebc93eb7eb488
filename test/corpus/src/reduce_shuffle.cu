// Reduction by warp shuffles, then shared memory, then one atomic a block; sum, maximum and dot product.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__device__ __forceinline__ float warpSum(float v) {
#pragma unroll
  for (int offset = 16; offset > 0; offset >>= 1) v += __shfl_xor_sync(0xffffffffu, v, offset);
  return v;
}

__device__ __forceinline__ float blockSum(float v) {
  __shared__ float partial[32];
  int lane = threadIdx.x & 31, warp = threadIdx.x >> 5;
  v = warpSum(v);
  if (lane == 0) partial[warp] = v;
  __syncthreads();
  if (warp == 0) v = warpSum(lane < (blockDim.x >> 5) ? partial[lane] : 0.0f);
  return v;
}

extern "C" __global__ void reduce_sum(const float* in, float* out, int n) {
  float sum = 0.0f;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x) sum += in[i];
  sum = blockSum(sum);
  if (threadIdx.x == 0) atomicAdd(out, sum);
}

extern "C" __global__ void reduce_dot(const float* a, const float* b, double* out, int n) {
  float sum = 0.0f;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x) sum = fmaf(a[i], b[i], sum);
  sum = blockSum(sum);
  if (threadIdx.x == 0) atomicAdd(out, static_cast<double>(sum));
}

extern "C" __global__ void reduce_max(const int* in, int* out, int n) {
  int best = -2147483647 - 1;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += blockDim.x * gridDim.x) best = max(best, in[i]);
  for (int offset = 16; offset > 0; offset >>= 1) best = max(best, __shfl_down_sync(0xffffffffu, best, offset));
  if ((threadIdx.x & 31) == 0) atomicMax(out, best);
}
