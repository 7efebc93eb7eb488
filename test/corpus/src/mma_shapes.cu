// One mma.sync of many shapes and types: int8, int4, single bit, tf32, bfloat16, double and structured sparsity.
// targets: sm_80 sm_90a
__global__ void mmaIntegers(const unsigned* a, const unsigned* b, int* d) {
  int t = threadIdx.x, c0 = 0, c1 = 0, c2 = 0, c3 = 0;
  asm volatile(
      "mma.sync.aligned.m16n8k32.row.col.satfinite.s32.s8.u8.s32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
      : "+r"(c0), "+r"(c1), "+r"(c2), "+r"(c3)
      : "r"(a[t]), "r"(a[t + 32]), "r"(a[t + 64]), "r"(a[t + 96]), "r"(b[t]), "r"(b[t + 32]));
  asm volatile("mma.sync.aligned.m16n8k32.row.col.s32.s4.s4.s32 {%0,%1,%2,%3}, {%4,%5}, {%6}, {%0,%1,%2,%3};"
               : "+r"(c0), "+r"(c1), "+r"(c2), "+r"(c3)
               : "r"(a[t]), "r"(a[t + 32]), "r"(b[t]));
  asm volatile("mma.sync.aligned.m16n8k128.row.col.s32.b1.b1.s32.xor.popc {%0,%1,%2,%3}, {%4,%5}, {%6}, {%0,%1,%2,%3};"
               : "+r"(c0), "+r"(c1), "+r"(c2), "+r"(c3)
               : "r"(a[t + 128]), "r"(a[t + 160]), "r"(b[t + 64]));
  reinterpret_cast<int4*>(d)[t] = make_int4(c0, c1, c2, c3);
}

__global__ void mmaReals(const unsigned* a, const unsigned* b, float* d, double* e) {
  int t = threadIdx.x;
  float c0 = 0, c1 = 0, c2 = 0, c3 = 0;
  asm volatile("mma.sync.aligned.m16n8k8.row.col.f32.tf32.tf32.f32 {%0,%1,%2,%3}, {%4,%5,%6,%7}, {%8,%9}, {%0,%1,%2,%3};"
               : "+f"(c0), "+f"(c1), "+f"(c2), "+f"(c3)
               : "r"(a[t]), "r"(a[t + 32]), "r"(a[t + 64]), "r"(a[t + 96]), "r"(b[t]), "r"(b[t + 32]));
  asm volatile("mma.sync.aligned.m16n8k8.row.col.f32.bf16.bf16.f32 {%0,%1,%2,%3}, {%4,%5}, {%6}, {%0,%1,%2,%3};"
               : "+f"(c0), "+f"(c1), "+f"(c2), "+f"(c3)
               : "r"(a[t]), "r"(a[t + 32]), "r"(b[t]));
  reinterpret_cast<float4*>(d)[t] = make_float4(c0, c1, c2, c3);
  double f0 = e[2 * t], f1 = e[2 * t + 1];
  asm volatile("mma.sync.aligned.m8n8k4.row.col.f64.f64.f64.f64 {%0,%1}, {%2}, {%3}, {%0,%1};"
               : "+d"(f0), "+d"(f1)
               : "d"(e[t + 64]), "d"(e[t + 96]));
  e[2 * t] = f0;
  e[2 * t + 1] = f1;
}

__global__ void mmaSparse(const unsigned* a, const unsigned* b, const unsigned* metadata, unsigned* d) {
  int t = threadIdx.x;
  unsigned c0 = 0, c1 = 0;
  asm volatile(
      "mma.sp::ordered_metadata.sync.aligned.m16n8k16.row.col.f16.f16.f16.f16 {%0,%1}, {%2,%3}, {%4,%5}, {%0,%1}, %6, 0x1;"
      : "+r"(c0), "+r"(c1)
      : "r"(a[t]), "r"(a[t + 32]), "r"(b[t]), "r"(b[t + 32]), "r"(metadata[t]));
  d[t] = c0;
  d[t + 32] = c1;
}
