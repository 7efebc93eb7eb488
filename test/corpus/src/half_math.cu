// Half precision: scalar and packed arithmetic, fused multiply-add, comparisons, minimum, conversions, atomics.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
#include <cuda_fp16.h>

__global__ void halfAxpy(half2 a, const half2* x, half2* y, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) y[i] = __hfma2(a, x[i], y[i]);
}

__global__ void halfOperators(const half* a, const half* b, half* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  half x = a[i], y = b[i];
  half sum = x + y, difference = x - y, product = x * y, quotient = x / y;
  out[i] = __hgt(sum, difference) ? __hmin(product, quotient) : __hmax(product, __hneg(quotient));
}

__global__ void halfConvert(const float* in, half* nearest, half* down, short* integers, double* doubles) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  nearest[i] = __float2half_rn(in[i]);
  down[i] = __float2half_rd(in[i]);
  integers[i] = __half2short_rz(nearest[i]);
  doubles[i] = static_cast<double>(__half2float(down[i])) + __half2ull_rn(nearest[i]);
}

__global__ void halfFunctions(const half2* in, half2* out) {
  half2 v = in[threadIdx.x];
  half2 e = h2exp2(v), r = h2rsqrt(v), l = h2log2(__habs2(v));
  out[threadIdx.x] = __hadd2_sat(__hmul2(e, r), __hfma2_sat(l, v, __float2half2_rn(0.5f)));
}

__global__ void halfSum(const half2* in, half2* total, int n) {
  half2 sum = __float2half2_rn(0.0f);
  for (int i = threadIdx.x; i < n; i += blockDim.x) sum = __hadd2(sum, in[i]);
  for (int d = 16; d > 0; d /= 2) sum = __hadd2(sum, __shfl_xor_sync(~0u, sum, d));
  if (threadIdx.x % 32 == 0) atomicAdd(total, sum);
}
