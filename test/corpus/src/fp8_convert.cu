// Eight-bit floats: conversions of both formats, and mma.sync on e4m3 and e5m2 operands.
// targets: sm_90a sm_100a sm_120
#include <cuda_fp8.h>

__global__ void toFp8(const float4* in, __nv_fp8x4_e4m3* a, __nv_fp8x4_e5m2* b, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  a[i] = __nv_fp8x4_e4m3(in[i]);
  b[i] = __nv_fp8x4_e5m2(in[i]);
}

__global__ void fromFp8(const __nv_fp8x2_e4m3* in, const __nv_fp8_e5m2* scale, float2* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float2 v = static_cast<float2>(in[i]);
  float s = static_cast<float>(scale[i / 16]);
  out[i] = make_float2(v.x * s, v.y * s);
}

__global__ void mmaFp8(const unsigned* a, const unsigned* b, float4* d) {
  int t = threadIdx.x;
  float c0 = 0, c1 = 0, c2 = 0, c3 = 0;
  asm volatile("mma.sync.aligned.m16n8k32.row.col.f32.e4m3.e5m2.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
               : "+f"(c0), "+f"(c1), "+f"(c2), "+f"(c3)
               : "r"(a[t]), "r"(a[t + 32]), "r"(a[t + 64]), "r"(a[t + 96]), "r"(b[t]), "r"(b[t + 32]));
  d[t] = make_float4(c0, c1, c2, c3);
}
