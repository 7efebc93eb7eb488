// Timing and waiting: clock registers, nanosleep with back-off, a latency chase, prefetch and cache control, discard.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void chase(const unsigned* next, unsigned* cycles, unsigned* end, int steps) {
  unsigned at = threadIdx.x;
  unsigned before = static_cast<unsigned>(clock());
  for (int i = 0; i < steps; i++) at = next[at];
  cycles[threadIdx.x] = static_cast<unsigned>(clock()) - before;
  end[threadIdx.x] = at;
}

__global__ void waitForFlag(volatile int* flag, long long* waited) {
  long long before = clock64();
  unsigned pause = 8;
  while (*flag == 0) {
    __nanosleep(pause);
    if (pause < 256) pause *= 2;
  }
  *waited = clock64() - before;
}

__global__ void cacheControl(const float* in, float* out) {
  const float* mine = in + threadIdx.x * 32;
  asm volatile("prefetch.global.L2 [%0];" ::"l"(mine));
  asm volatile("prefetch.global.L1 [%0 + 128];" ::"l"(mine));
  asm volatile("prefetchu.L1 [%0];" ::"l"(mine));
  float a, b;
  asm volatile("ld.global.ca.f32 %0, [%1];" : "=f"(a) : "l"(mine));
  asm volatile("ld.global.L1::evict_last.f32 %0, [%1+4];" : "=f"(b) : "l"(mine));
  asm volatile("st.global.wb.f32 [%0], %1;" ::"l"(out + threadIdx.x), "f"(a + b) : "memory");
  asm volatile("pmevent 3;");
}

#if __CUDA_ARCH__ >= 800
__global__ void cachePolicies(const float* in, float* out) {
  unsigned long long keep, part;
  float v;
  asm("createpolicy.fractional.L2::evict_last.L2::evict_unchanged.b64 %0, 0.5;" : "=l"(keep));
  asm("createpolicy.range.global.L2::evict_first.b64 %0, [%1], 4096, 65536;" : "=l"(part) : "l"(in));
  asm volatile("ld.global.L2::cache_hint.L2::256B.f32 %0, [%1], %2;" : "=f"(v) : "l"(in + threadIdx.x), "l"(keep));
  asm volatile("st.global.L2::cache_hint.f32 [%0], %1, %2;" ::"l"(out + threadIdx.x), "f"(v), "l"(part) : "memory");
  asm volatile("applypriority.global.L2::evict_normal [%0], 128;" ::"l"(in));
  asm volatile("discard.global.L2 [%0], 128;" ::"l"(out + 1024) : "memory");
}
#endif
