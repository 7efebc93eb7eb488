// Additions of sm_100: packed float pairs, 256-bit loads and stores, three-input minimum, float redux, launch control.
// targets: sm_100a
__global__ void packedPairs(const float2* a, const float2* b, float2* out) {
  unsigned long long x = reinterpret_cast<const unsigned long long*>(a)[threadIdx.x];
  unsigned long long y = reinterpret_cast<const unsigned long long*>(b)[threadIdx.x], s, p;
  asm("add.rn.f32x2 %0, %1, %2;" : "=l"(s) : "l"(x), "l"(y));
  asm("mul.rn.ftz.f32x2 %0, %1, %2;" : "=l"(p) : "l"(x), "l"(y));
  asm("fma.rz.f32x2 %0, %1, %2, %0;" : "+l"(s) : "l"(p), "l"(x));
  reinterpret_cast<unsigned long long*>(out)[threadIdx.x] = s;
}

__global__ void wideVectors(const float* in, float* out) {
  float v[8];
  asm volatile("ld.global.L1::no_allocate.L2::evict_first.v8.f32 {%0, %1, %2, %3, %4, %5, %6, %7}, [%8];"
               : "=f"(v[0]), "=f"(v[1]), "=f"(v[2]), "=f"(v[3]), "=f"(v[4]), "=f"(v[5]), "=f"(v[6]), "=f"(v[7])
               : "l"(in + threadIdx.x * 8));
  float low, high;
  asm("min.f32 %0, %1, %2, %3;" : "=f"(low) : "f"(v[0]), "f"(v[1]), "f"(v[2]));
  asm("max.xorsign.abs.f32 %0, %1, %2;" : "=f"(high) : "f"(v[3]), "f"(v[4]));
  asm volatile("redux.sync.min.NaN.f32 %0, %0, 0xffffffff;\n\tredux.sync.max.abs.f32 %1, %1, 0xffffffff;" : "+f"(low), "+f"(high));
  asm volatile("st.global.v8.f32 [%0], {%1, %2, %3, %4, %5, %6, %7, %7};" ::"l"(out + threadIdx.x * 8), "f"(low), "f"(high), "f"(v[2]),
               "f"(v[3]), "f"(v[4]), "f"(v[5]), "f"(v[6])
               : "memory");
}

__global__ void takeMoreWork(float* data, int tile) {
  __shared__ __align__(16) unsigned response[4];
  __shared__ __align__(8) unsigned long long barrier;
  unsigned bar = static_cast<unsigned>(__cvta_generic_to_shared(&barrier)), to = static_cast<unsigned>(__cvta_generic_to_shared(response));
  if (threadIdx.x == 0) asm volatile("mbarrier.init.shared::cta.b64 [%0], 1;" ::"r"(bar) : "memory");
  __syncthreads();
  unsigned block = blockIdx.x, more = 1;
  for (unsigned parity = 0; more != 0; parity ^= 1) {
    if (threadIdx.x == 0) {
      asm volatile("clusterlaunchcontrol.try_cancel.async.shared::cta.mbarrier::complete_tx::bytes.b128 [%0], [%1];" ::"r"(to), "r"(bar)
                   : "memory");
      asm volatile("mbarrier.arrive.expect_tx.relaxed.cta.shared::cta.b64 _, [%0], 16;" ::"r"(bar) : "memory");
    }
    data[block * tile + threadIdx.x] *= 2.0f;
    asm volatile(
        "{\n\t.reg .pred p;\nretry:\n\tmbarrier.try_wait.parity.shared::cta.b64 p, [%0], %1, 1000;\n\t@!p bra retry;\n\t}" ::"r"(bar),
        "r"(parity)
        : "memory");
    asm volatile(
        "{\n\t.reg .pred p;\n\t.reg .b128 r;\n\tld.shared.b128 r, [%2];\n\t"
        "clusterlaunchcontrol.query_cancel.is_canceled.pred.b128 p, r;\n\tselp.u32 %0, 1, 0, p;\n\t"
        "@p clusterlaunchcontrol.query_cancel.get_first_ctaid::x.b32.b128 %1, r;\n\t}"
        : "=r"(more), "+r"(block)
        : "r"(to)
        : "memory");
    __syncthreads();
  }
}
