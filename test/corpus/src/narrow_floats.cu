// Floats of six and four bits and block scales: cvt to and from e2m1, e2m3, e3m2 and ue8m0; block-scaled mma.sync.
// targets: sm_120a
__global__ void packNarrow(const float2* in, unsigned short* e2m3, unsigned short* e3m2, unsigned char* e2m1,
                           unsigned short* scale) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  float2 v = in[i];
  unsigned short a, b, s;
  unsigned f;
  asm("cvt.rn.satfinite.e2m3x2.f32 %0, %1, %2;" : "=h"(a) : "f"(v.y), "f"(v.x));
  asm("cvt.rn.satfinite.relu.e3m2x2.f32 %0, %1, %2;" : "=h"(b) : "f"(v.y), "f"(v.x));
  asm("{ .reg .b8 t; cvt.rn.satfinite.e2m1x2.f32 t, %1, %2; cvt.u32.u8 %0, t; }" : "=r"(f) : "f"(v.y), "f"(v.x));
  asm("cvt.rp.satfinite.ue8m0x2.f32 %0, %1, %2;" : "=h"(s) : "f"(v.y), "f"(v.x));
  e2m3[i] = a;
  e3m2[i] = b;
  e2m1[i] = f;
  scale[i] = s;
}

__global__ void unpackNarrow(const unsigned short* e2m3, const unsigned short* scale, unsigned* halves, unsigned* bfloats) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  asm("cvt.rn.f16x2.e2m3x2 %0, %1;" : "=r"(halves[i]) : "h"(e2m3[i]));
  asm("cvt.rn.bf16x2.ue8m0x2 %0, %1;" : "=r"(bfloats[i]) : "h"(scale[i]));
}

__global__ void mmaNarrow(const unsigned* a, const unsigned* b, float4* d, const unsigned* scales) {
  int t = threadIdx.x;
  float c0 = 0, c1 = 0, c2 = 0, c3 = 0;
  asm volatile(
      "mma.sync.aligned.m16n8k32.row.col.kind::f8f6f4.f32.e2m3.e3m2.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
      : "+f"(c0), "+f"(c1), "+f"(c2), "+f"(c3)
      : "r"(a[t]), "r"(a[t + 32]), "r"(a[t + 64]), "r"(a[t + 96]), "r"(b[t]), "r"(b[t + 32]));
  asm volatile(
      "mma.sync.aligned.m16n8k64.row.col.kind::mxf4.block_scale.scale_vec::2X.f32.e2m1.e2m1.f32.ue8m0 "
      "{%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3}, {%10}, {0, 1}, {%11}, {0, 1};"
      : "+f"(c0), "+f"(c1), "+f"(c2), "+f"(c3)
      : "r"(a[t]), "r"(a[t + 32]), "r"(a[t + 64]), "r"(a[t + 96]), "r"(b[t]), "r"(b[t + 32]), "r"(scales[t]),
        "r"(scales[t + 32]));
  d[t] = make_float4(c0, c1, c2, c3);
}
