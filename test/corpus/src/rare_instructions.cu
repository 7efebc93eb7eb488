// Instructions that compilers seldom write: scalar video, mul24, testp, slct, fns, movmatrix, cvt.pack, surface queries.
// targets: sm_80 sm_90a sm_120
__global__ void scalarVideo(const int* in, int* out) {
  int a = in[threadIdx.x], b = in[threadIdx.x + 32], c = in[threadIdx.x + 64], r, s = 0;
  asm("vadd.s32.u32.s32.sat %0, %1.b0, %2.h1;" : "=r"(r) : "r"(a), "r"(b));
  s ^= r;
  asm("vsub.u32.s32.u32 %0, %1.b3, %2.h0;" : "=r"(r) : "r"(a), "r"(b));
  s ^= r;
  asm("vabsdiff.s32.s32.s32.add %0, %1, %2, %3;" : "=r"(r) : "r"(a), "r"(b), "r"(c));
  s ^= r;
  asm("vmin.s32.s32.s32.max %0, %1, %2, %3;" : "=r"(r) : "r"(a), "r"(b), "r"(c));
  s ^= r;
  asm("vshl.u32.u32.u32.clamp %0, %1, %2;" : "=r"(r) : "r"(a), "r"(b));
  s ^= r;
  asm("vmad.s32.s32.s32.shr7 %0, %1.b1, %2.b2, %3;" : "=r"(r) : "r"(a), "r"(b), "r"(c));
  s ^= r;
  asm("vset.s32.u32.lt %0, %1, %2;" : "=r"(r) : "r"(a), "r"(b));
  s ^= r;
  asm("vadd4.s32.s32.s32.sat %0.b2, %1.b3210, %2.b7654, %3;" : "=r"(r) : "r"(a), "r"(b), "r"(c));
  s ^= r;
  asm("vavrg2.s32.s32.s32 %0.h10, %1.h32, %2.h10, %3;" : "=r"(r) : "r"(a), "r"(b), "r"(c));
  out[threadIdx.x] = s ^ r;
}

__global__ void oddIntegers(const int* in, int* out) {
  int a = in[threadIdx.x], b = in[threadIdx.x + 32], r, s = 0;
  asm("mul24.hi.s32 %0, %1, %2;" : "=r"(r) : "r"(a), "r"(b));
  s += r;
  asm("mad24.lo.u32 %0, %1, %2, %1;" : "=r"(r) : "r"(a), "r"(b));
  s += r;
  asm("mad.hi.sat.s32 %0, %1, %2, %1;" : "=r"(r) : "r"(a), "r"(b));
  s += r;
  asm("add.sat.s32 %0, %1, %2;" : "=r"(r) : "r"(a), "r"(b));
  s += r;
  asm("cnot.b32 %0, %1;" : "=r"(r) : "r"(a));
  s += r;
  asm("slct.s32.s32 %0, %1, %2, %3;" : "=r"(r) : "r"(a), "r"(b), "r"(s));
  s += r;
  asm("fns.b32 %0, %1, 3, %2;" : "=r"(r) : "r"(a), "r"(b & 31));
  s += r;
  asm("cvt.pack.sat.s8.s32.b32 %0, %1, %2, %3;" : "=r"(r) : "r"(a), "r"(b), "r"(s));
  s += r;
  asm("sad.u32 %0, %1, %2, %3;" : "=r"(r) : "r"(a), "r"(b), "r"(s));
  s += r;
  asm("prmt.b32.f4e %0, %1, %2, %3;" : "=r"(r) : "r"(a), "r"(b), "r"(s & 3));
  s += r;
  asm("set.lt.and.u32.s32 %0, %1, %2, 1;" : "=r"(r) : "r"(a), "r"(b));
  s += r;
  asm("{\n\t.reg .pred p, q;\n\tsetp.ne.s32 q, %3, 0;\n\tsetp.ge.or.s32 p|q, %1, %2, q;\n\tselp.b32 %0, 1, 2, q;\n\t@p xor.b32 %0, %0, 4;\n\t}"
      : "=r"(r)
      : "r"(a), "r"(b), "r"(s & 1));
  out[threadIdx.x] = s + r;
}

__global__ void oddReals(const float* in, float* out, int* flags) {
  float a = in[threadIdx.x], b = in[threadIdx.x + 32], r;
  int finite;
  asm("tanh.approx.f32 %0, %1;" : "=f"(r) : "f"(a));
  a += r;
  asm("slct.ftz.s32.f32 %0, %1, %2, %3;" : "=r"(finite) : "r"(flags[0]), "r"(flags[1]), "f"(b));
  a += finite;
  asm("fma.rm.sat.ftz.f32 %0, %1, %2, 0f3F000000;" : "=f"(r) : "f"(a), "f"(b));
  a += r;
  asm("copysign.f32 %0, %1, %2;" : "=f"(r) : "f"(a), "f"(b));
  a += r;
  asm("min.NaN.f32 %0, %1, %2;" : "=f"(r) : "f"(a), "f"(b));
  a += r;
  asm("cvt.rni.ftz.sat.f32.f32 %0, %1;" : "=f"(r) : "f"(a));
  a += r;
  asm("set.leu.f32.f32 %0, %1, %2;" : "=f"(r) : "f"(a), "f"(b));
  a += r;
  asm("{\n\t.reg .pred p;\n\ttestp.subnormal.f32 p, %1;\n\tselp.s32 %0, 0x10, 0b101, p;\n\t}" : "=r"(finite) : "f"(a));
  double d;
  asm("rcp.approx.ftz.f64 %0, %1;" : "=d"(d) : "d"(static_cast<double>(a)));
  asm("add.f64 %0, %0, 0d3FF8000000000000;" : "+d"(d));
  flags[threadIdx.x] = finite;
  out[threadIdx.x] = a + static_cast<float>(d);
}

__global__ void oddMemory(unsigned* data, unsigned long long surface, unsigned long long texture) {
  __shared__ __align__(8) unsigned long long barrier;
  unsigned r, s, done, bar = static_cast<unsigned>(__cvta_generic_to_shared(&barrier)), at = bar;
  unsigned long long token;
  asm volatile("ldu.global.u32 %0, [%1];" : "=r"(r) : "l"(data));
  asm volatile("movmatrix.sync.aligned.m8n8.trans.b16 %0, %1;" : "=r"(s) : "r"(r));
  data[threadIdx.x] = s;
  asm volatile("mbarrier.init.shared.b64 [%0], 32;" ::"r"(bar) : "memory");
  asm volatile("cp.async.ca.shared.global [%0], [%1], 8, 4;" ::"r"(at), "l"(data) : "memory");
  asm volatile("cp.async.mbarrier.arrive.noinc.shared.b64 [%0];\n\tcp.async.wait_all;" ::"r"(bar) : "memory");
  asm volatile("mbarrier.arrive_drop.shared.b64 %0, [%1];" : "=l"(token) : "r"(bar) : "memory");
  asm volatile("{\n\t.reg .pred p;\n\tmbarrier.test_wait.shared.b64 p, [%1], %2;\n\tselp.u32 %0, 1, 0, p;\n\t}"
               : "=r"(done)
               : "r"(bar), "l"(token)
               : "memory");
  asm("mbarrier.pending_count.b64 %0, %1;" : "=r"(r) : "l"(token));
  data[threadIdx.x + 32] = done + r;
  asm("suq.width.b32 %0, [%1];" : "=r"(r) : "l"(surface));
  asm("txq.height.b32 %0, [%1];" : "=r"(s) : "l"(texture));
  asm volatile("sured.b.add.2d.u32.clamp [%0, {%1, %2}], %3;" ::"l"(surface), "r"(r), "r"(s), "r"(done) : "memory");
  asm volatile("{\n\t.reg .pred p;\n\tsetp.ne.u32 p, %1, 0;\n\tbarrier.cta.red.popc.u32 %0, 1, p;\n\t}" : "=r"(r) : "r"(s));
  data[threadIdx.x + 64] = r;
}

__global__ void endings(int* data) {
  asm volatile(
      "{\n\t.reg .pred p;\n\t.reg .b32 t, u;\n\tld.global.b32 t, [%0];\n\tsetp.eq.s32 p, t, 0;\n\t@p exit;\n\t"
      "shfl.sync.bfly.b32 u|p, t, 0x1, 0x1f, 0xffffffff;\n\t@!p bra.uni skip;\n\t"
      "match.all.sync.b32 u|p, u, -1;\n\tvote.sync.ballot.b32 t, !p, 0xffffffff;\n"
      "skip:\n\tst.global.b32 [%0+4], t;\n\tbar.arrive 2, 64;\n\tbar.warp.sync 0xffffffff;\n\t}" ::"l"(data + threadIdx.x * 2)
      : "memory");
}
