// Fifth-generation tensor cores: tcgen05 allocation, mma, commit, loads, stores, copies, and pairs of blocks.
// targets: sm_100a
#include <cuda.h>

__device__ __forceinline__ unsigned addressOf(const void* p) { return static_cast<unsigned>(__cvta_generic_to_shared(p)); }

__device__ __forceinline__ void waitFor(unsigned barrier, unsigned parity) {
  unsigned done;
  do {
    asm volatile(
        "{\n\t.reg .pred p;\n\tmbarrier.try_wait.parity.shared::cta.b64 p, [%1], %2;\n\tselp.u32 %0, 1, 0, p;\n\t}"
        : "=r"(done)
        : "r"(barrier), "r"(parity)
        : "memory");
  } while (!done);
}

__device__ __forceinline__ unsigned electOne() {
  unsigned elected;
  asm volatile("{\n\t.reg .pred p;\n\telect.sync _|p, 0xffffffff;\n\tselp.u32 %0, 1, 0, p;\n\t}" : "=r"(elected));
  return elected;
}

__device__ __forceinline__ unsigned long long descriptor(const void* tile) {
  unsigned long long address = addressOf(tile);
  return (address & 0x3ffff) >> 4 | 1ull << 16 | 64ull << 32 | 1ull << 46 | 2ull << 61;
}

// One 128x64 tile: fp16 operands in shared memory, the sum in tensor memory.
__global__ void __launch_bounds__(128) gemmTcgen05(const __grid_constant__ CUtensorMap mapA, const __grid_constant__ CUtensorMap mapB,
                                                   float* c, int n, int k) {
  __shared__ __align__(1024) unsigned short tileA[128 * 64];
  __shared__ __align__(1024) unsigned short tileB[64 * 64];
  __shared__ __align__(8) unsigned long long loaded, multiplied;
  __shared__ unsigned tensorBase;
  int warp = threadIdx.x / 32;
  if (warp == 0) {
    asm volatile("tcgen05.alloc.cta_group::1.sync.aligned.shared::cta.b32 [%0], 64;" ::"r"(addressOf(&tensorBase)) : "memory");
    asm volatile("tcgen05.relinquish_alloc_permit.cta_group::1.sync.aligned;");
  }
  if (threadIdx.x == 0) {
    asm volatile("mbarrier.init.shared::cta.b64 [%0], 1;" ::"r"(addressOf(&loaded)));
    asm volatile("mbarrier.init.shared::cta.b64 [%0], 1;" ::"r"(addressOf(&multiplied)));
    asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
  }
  asm volatile("tcgen05.fence::before_thread_sync;" ::: "memory");
  __syncthreads();
  asm volatile("tcgen05.fence::after_thread_sync;" ::: "memory");
  unsigned sum = tensorBase;
  constexpr unsigned Instruction = 1u << 4 | (64u / 8) << 17 | (128u / 16) << 24;
  for (int step = 0, parity = 0; step < k; step += 64, parity ^= 1) {
    if (warp == 0 && electOne()) {
      asm volatile("mbarrier.arrive.expect_tx.shared::cta.b64 _, [%0], %1;" ::"r"(addressOf(&loaded)), "r"(192 * 64 * 2) : "memory");
      asm volatile("cp.async.bulk.tensor.2d.shared::cta.global.mbarrier::complete_tx::bytes [%0], [%1, {%2, %3}], [%4];" ::"r"(
                       addressOf(tileA)),
                   "l"(&mapA), "r"(step), "r"(blockIdx.y * 128), "r"(addressOf(&loaded))
                   : "memory");
      asm volatile("cp.async.bulk.tensor.2d.shared::cta.global.mbarrier::complete_tx::bytes [%0], [%1, {%2, %3}], [%4];" ::"r"(
                       addressOf(tileB)),
                   "l"(&mapB), "r"(step), "r"(blockIdx.x * 64), "r"(addressOf(&loaded))
                   : "memory");
      waitFor(addressOf(&loaded), parity);
#pragma unroll
      for (int part = 0; part < 64; part += 16) {
        asm volatile(
            "{\n\t.reg .pred p;\n\tsetp.ne.b32 p, %4, 0;\n\t"
            "tcgen05.mma.cta_group::1.kind::f16 [%0], %1, %2, %3, p;\n\t}" ::"r"(sum),
            "l"(descriptor(tileA + part)), "l"(descriptor(tileB + part)), "r"(Instruction), "r"(step + part)
            : "memory");
      }
      asm volatile("tcgen05.commit.cta_group::1.mbarrier::arrive::one.shared::cluster.b64 [%0];" ::"r"(addressOf(&multiplied))
                   : "memory");
    }
    waitFor(addressOf(&multiplied), parity);
    __syncthreads();
  }
  asm volatile("tcgen05.fence::after_thread_sync;" ::: "memory");
  float* row = c + (blockIdx.y * 128 + threadIdx.x) * n + blockIdx.x * 64;
#pragma unroll
  for (int column = 0; column < 64; column += 8) {
    unsigned v[8];
    asm volatile("tcgen05.ld.sync.aligned.32x32b.x8.b32 {%0, %1, %2, %3, %4, %5, %6, %7}, [%8];"
                 : "=r"(v[0]), "=r"(v[1]), "=r"(v[2]), "=r"(v[3]), "=r"(v[4]), "=r"(v[5]), "=r"(v[6]), "=r"(v[7])
                 : "r"(sum + column + (warp * 32 << 16)));
    asm volatile("tcgen05.wait::ld.sync.aligned;" ::: "memory");
    for (int i = 0; i < 8; i++) row[column + i] = __uint_as_float(v[i]);
  }
  __syncthreads();
  if (warp == 0) asm volatile("tcgen05.dealloc.cta_group::1.sync.aligned.b32 %0, 64;" ::"r"(sum));
}

__global__ void __cluster_dims__(2, 1, 1) tensorMemoryForms(unsigned* data, unsigned long long a, unsigned long long b, unsigned scale) {
  __shared__ unsigned base;
  __shared__ __align__(8) unsigned long long barrier;
  asm volatile("tcgen05.alloc.cta_group::2.sync.aligned.shared::cta.b32 [%0], 128;" ::"r"(addressOf(&base)) : "memory");
  __syncthreads();
  unsigned at = base, v = data[threadIdx.x], w;
  asm volatile("tcgen05.st.sync.aligned.32x32b.x1.b32 [%0], {%1};" ::"r"(at), "r"(v) : "memory");
  asm volatile("tcgen05.st.sync.aligned.16x64b.x2.unpack::16b.b32 [%0], {%1, %1};" ::"r"(at), "r"(v) : "memory");
  asm volatile("tcgen05.wait::st.sync.aligned;" ::: "memory");
  if (electOne()) {
    asm volatile("tcgen05.cp.cta_group::2.128x256b [%0], %1;" ::"r"(at), "l"(a) : "memory");
    asm volatile("tcgen05.cp.cta_group::2.32x128b.warpx4 [%0], %1;" ::"r"(at), "l"(b) : "memory");
    asm volatile("tcgen05.shift.cta_group::2.down [%0];" ::"r"(at) : "memory");
    asm volatile(
        "{\n\t.reg .pred p;\n\tsetp.eq.u32 p, %3, 0;\n\t"
        "tcgen05.mma.cta_group::2.kind::f8f6f4 [%0], [%4], %2, %3, p;\n\t"
        "tcgen05.mma.cta_group::2.kind::mxf8f6f4.block_scale.scale_vec::1X [%0], %1, %2, %3, [%4], [%5], p;\n\t"
        "tcgen05.mma.cta_group::2.kind::i8 [%0], %1, %2, %3, p;\n\t}" ::"r"(at),
        "l"(a), "l"(b), "r"(scale), "r"(at + 64), "r"(at + 96)
        : "memory");
    asm volatile(
        "tcgen05.commit.cta_group::2.mbarrier::arrive::one.shared::cluster.multicast::cluster.b64 [%0], %1;" ::"r"(addressOf(&barrier)),
        "h"(static_cast<unsigned short>(3))
        : "memory");
  }
  waitFor(addressOf(&barrier), 0);
  asm volatile("tcgen05.ld.sync.aligned.16x32bx2.x1.b32 {%0}, [%1], 16;" : "=r"(w) : "r"(at));
  asm volatile("tcgen05.ld.sync.aligned.32x32b.x1.pack::16b.b32 {%0}, [%1];" : "=r"(v) : "r"(at));
  asm volatile("tcgen05.wait::ld.sync.aligned;" ::: "memory");
  data[threadIdx.x] = v ^ w;
  asm volatile("tcgen05.dealloc.cta_group::2.sync.aligned.b32 %0, 128;" ::"r"(at));
}
