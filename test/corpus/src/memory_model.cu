// The memory model: fences, scopes, relaxed, acquire and release accesses, atomics and reductions of every operation.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
#include <cuda/atomic>

__global__ void scopedAtomics(unsigned* data, unsigned long long* wide, float* real) {
  unsigned a;
  unsigned long long b;
  float c;
  asm volatile("atom.relaxed.cta.global.add.u32 %0, [%1], 1;" : "=r"(a) : "l"(data) : "memory");
  asm volatile("atom.acquire.gpu.global.or.b32 %0, [%1], %2;" : "=r"(a) : "l"(data + 1), "r"(a) : "memory");
  asm volatile("atom.release.sys.global.exch.b64 %0, [%1], %2;" : "=l"(b) : "l"(wide), "l"(7ull) : "memory");
  asm volatile("atom.acq_rel.gpu.global.cas.b64 %0, [%1], %2, %3;" : "=l"(b) : "l"(wide + 1), "l"(b), "l"(b + 1) : "memory");
  asm volatile("atom.global.add.f32 %0, [%1], %2;" : "=f"(c) : "l"(real), "f"(1.5f) : "memory");
  asm volatile("red.relaxed.gpu.global.max.s32 [%0], %1;" ::"l"(data + 2), "r"(a) : "memory");
  asm volatile("red.global.xor.b32 [%0], %1;" ::"l"(data + 3), "r"(a) : "memory");
  asm volatile("red.global.inc.u32 [%0], %1;" ::"l"(data + 4), "r"(a) : "memory");
  asm volatile("red.release.sys.global.add.u64 [%0], %1;" ::"l"(wide + 2), "l"(b) : "memory");
  real[1] = c;
}

__global__ void fences(volatile int* data, int* out) {
  data[0] = 1;
  __threadfence_block();
  data[1] = 2;
  __threadfence();
  data[2] = 3;
  __threadfence_system();
  asm volatile("fence.sc.gpu;\n\tfence.acq_rel.cta;\n\tmembar.gl;" ::: "memory");
  out[threadIdx.x] = data[threadIdx.x];
}

__global__ void loadsAndStores(int* p, int* out) {
  int a, b, c, d;
  asm volatile("ld.relaxed.sys.global.s32 %0, [%1];" : "=r"(a) : "l"(p) : "memory");
  asm volatile("ld.acquire.cta.s32 %0, [%1+4];" : "=r"(b) : "l"(p) : "memory");
  asm volatile("ld.volatile.global.s32 %0, [%1+8];" : "=r"(c) : "l"(p) : "memory");
  asm volatile("ld.weak.global.s32 %0, [%1+-4];" : "=r"(d) : "l"(p) : "memory");
  asm volatile("st.relaxed.gpu.global.s32 [%0], %1;" ::"l"(out), "r"(a + b) : "memory");
  asm volatile("st.release.sys.s32 [%0+4], %1;" ::"l"(out), "r"(c + d) : "memory");
}

__global__ void atomicObjects(cuda::atomic<int, cuda::thread_scope_device>* counter, cuda::atomic<unsigned long long>* clock, int* out) {
  int seen = counter->fetch_add(1, cuda::memory_order_acq_rel);
  if (seen == 31) clock->store(99, cuda::memory_order_release);
  while (clock->load(cuda::memory_order_acquire) != 99) {
  }
  cuda::atomic_ref<int, cuda::thread_scope_block> cell(out[0]);
  cell.fetch_max(seen, cuda::memory_order_relaxed);
  int expected = 3;
  counter->compare_exchange_strong(expected, 5);
  out[threadIdx.x + 1] = expected;
}

__global__ void halfWordSwap(unsigned short* p, double* d) {
  unsigned short old = atomicCAS(p, static_cast<unsigned short>(1), static_cast<unsigned short>(2));
  atomicAdd(d, static_cast<double>(old));
  atomicAdd_block(d + 1, 2.0);
  atomicMin_system(reinterpret_cast<long long*>(d + 2), 5ll);
}
