// Bfloat16: scalar and packed arithmetic, fused multiply-add with relu, comparisons, conversions, atomics.
// targets: sm_80 sm_90a sm_100a sm_120
#include <cuda_bf16.h>

__global__ void bfloatAxpy(__nv_bfloat162 a, const __nv_bfloat162* x, __nv_bfloat162* y, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) y[i] = __hfma2(a, x[i], y[i]);
}

__global__ void bfloatOperators(const __nv_bfloat16* a, const __nv_bfloat16* b, __nv_bfloat16* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  __nv_bfloat16 x = a[i], y = b[i];
  out[i] = __hlt(x, y) ? __hfma_relu(x, y, x) : __hmax(x * y, x / y);
}

__global__ void bfloatConvert(const float2* in, __nv_bfloat162* out, float* back, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  out[i] = __float22bfloat162_rn(in[i]);
  back[i] = __low2float(out[i]) + __high2float(out[i]) + __bfloat162float(__int2bfloat16_rn(i));
}

__global__ void bfloatSum(const __nv_bfloat16* in, __nv_bfloat16* total, float* exact, int n) {
  float sum = 0.0f;
  for (int i = threadIdx.x; i < n; i += blockDim.x) sum += __bfloat162float(in[i]);
  atomicAdd(total, __float2bfloat16(sum));
  atomicAdd(exact, sum);
}

__global__ void bfloatFunctions(__nv_bfloat162* data) {
  __nv_bfloat162 v = data[threadIdx.x];
  data[threadIdx.x] = __hmul2(h2exp2(v), __hmin2_nan(__habs2(v), __hneg2(v)));
}
