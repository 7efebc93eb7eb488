// Bulk and tensor copies with an mbarrier: 1D bulk, 2D to 5D tiles, im2col, stores, reductions, prefetch, multicast.
// targets: sm_90a sm_100a sm_120
#include <cuda.h>

__device__ __forceinline__ unsigned addressOf(const void* p) { return static_cast<unsigned>(__cvta_generic_to_shared(p)); }

__device__ __forceinline__ void waitFor(unsigned barrier, unsigned parity) {
  asm volatile(
      "{\n\t.reg .pred done;\n"
      "retry:\n\tmbarrier.try_wait.parity.shared::cta.b64 done, [%0], %1;\n\t@!done bra.uni retry;\n\t}" ::"r"(barrier),
      "r"(parity)
      : "memory");
}

__global__ void bulkCopy(const float* in, float* out, int tiles) {
  __shared__ __align__(128) float tile[1024];
  __shared__ __align__(8) unsigned long long barrier;
  unsigned bar = addressOf(&barrier);
  if (threadIdx.x == 0) {
    asm volatile("mbarrier.init.shared::cta.b64 [%0], 1;" ::"r"(bar));
    asm volatile("fence.proxy.async.shared::cta;" ::: "memory");
  }
  __syncthreads();
  for (int i = 0; i < tiles; i++) {
    const float* from = in + (blockIdx.x * tiles + i) * 1024;
    if (threadIdx.x == 0) {
      asm volatile("mbarrier.arrive.expect_tx.shared::cta.b64 _, [%0], %1;" ::"r"(bar), "r"(4096) : "memory");
      asm volatile("cp.async.bulk.shared::cluster.global.mbarrier::complete_tx::bytes [%0], [%1], %2, [%3];" ::"r"(
                       addressOf(tile)),
                   "l"(from), "r"(4096), "r"(bar)
                   : "memory");
    }
    waitFor(bar, i & 1);
    for (int j = threadIdx.x; j < 1024; j += blockDim.x) tile[j] *= 2.0f;
    asm volatile("fence.proxy.async.shared::cta;" ::: "memory");
    __syncthreads();
    if (threadIdx.x == 0) {
      float* to = out + (blockIdx.x * tiles + i) * 1024;
      asm volatile("cp.async.bulk.global.shared::cta.bulk_group [%0], [%1], %2;" ::"l"(to), "r"(addressOf(tile)), "r"(4096)
                   : "memory");
      asm volatile("cp.async.bulk.commit_group;\n\tcp.async.bulk.wait_group.read 0;" ::: "memory");
    }
    __syncthreads();
  }
}

__global__ void tensorTile2d(const __grid_constant__ CUtensorMap source, const __grid_constant__ CUtensorMap target) {
  __shared__ __align__(128) float tile[32][32];
  __shared__ __align__(8) unsigned long long barrier;
  unsigned bar = addressOf(&barrier), to = addressOf(tile);
  int x = blockIdx.x * 32, y = blockIdx.y * 32;
  if (threadIdx.x == 0) {
    asm volatile("prefetch.tensormap [%0];" ::"l"(&source));
    asm volatile("mbarrier.init.shared::cta.b64 [%0], %1;" ::"r"(bar), "r"(blockDim.x));
    asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
  }
  __syncthreads();
  unsigned long long token;
  if (threadIdx.x == 0) {
    asm volatile("cp.async.bulk.tensor.2d.shared::cluster.global.mbarrier::complete_tx::bytes [%0], [%1, {%2, %3}], [%4];" ::"r"(
                     to),
                 "l"(&source), "r"(x), "r"(y), "r"(bar)
                 : "memory");
    asm volatile("mbarrier.arrive.expect_tx.shared::cta.b64 %0, [%1], 4096;" : "=l"(token) : "r"(bar) : "memory");
  } else {
    asm volatile("mbarrier.arrive.shared::cta.b64 %0, [%1];" : "=l"(token) : "r"(bar) : "memory");
  }
  waitFor(bar, 0);
  tile[threadIdx.x / 32][threadIdx.x % 32] += 1.0f;
  asm volatile("fence.proxy.async.shared::cta;" ::: "memory");
  __syncthreads();
  if (threadIdx.x == 0) {
    asm volatile("cp.reduce.async.bulk.tensor.2d.global.shared::cta.add.bulk_group [%0, {%1, %2}], [%3];" ::"l"(&target),
                 "r"(x), "r"(y), "r"(to)
                 : "memory");
    asm volatile("cp.async.bulk.commit_group;\n\tcp.async.bulk.wait_group 0;" ::: "memory");
  }
}

__global__ void tensorOthers(const __grid_constant__ CUtensorMap map, int4 at, int fifth, unsigned short mask, float* out) {
  __shared__ __align__(128) float tile[2048];
  __shared__ __align__(8) unsigned long long barrier;
  unsigned bar = addressOf(&barrier), to = addressOf(tile);
  if (threadIdx.x == 0) {
    asm volatile("mbarrier.init.shared::cta.b64 [%0], 1;\n\tmbarrier.expect_tx.relaxed.cta.shared::cta.b64 [%0], 8192;" ::"r"(bar));
    asm volatile(
        "cp.async.bulk.tensor.3d.shared::cluster.global.tile.mbarrier::complete_tx::bytes.multicast::cluster "
        "[%0], [%1, {%2, %3, %4}], [%5], %6;" ::"r"(to),
        "l"(&map), "r"(at.x), "r"(at.y), "r"(at.z), "r"(bar), "h"(mask)
        : "memory");
    asm volatile(
        "cp.async.bulk.tensor.4d.shared::cluster.global.im2col.mbarrier::complete_tx::bytes "
        "[%0], [%1, {%2, %3, %4, %5}], [%6], {%7, %8};" ::"r"(to),
        "l"(&map), "r"(at.x), "r"(at.y), "r"(at.z), "r"(at.w), "r"(bar), "h"(mask), "h"(mask)
        : "memory");
    asm volatile("cp.async.bulk.prefetch.tensor.5d.L2.global.tile [%0, {%1, %2, %3, %4, %5}];" ::"l"(&map), "r"(at.x), "r"(at.y),
                 "r"(at.z), "r"(at.w), "r"(fifth));
    asm volatile("cp.async.bulk.prefetch.L2.global [%0], 256;" ::"l"(out));
    asm volatile("mbarrier.arrive.release.cta.shared::cta.b64 _, [%0];" ::"r"(bar) : "memory");
  }
  __syncthreads();
  waitFor(bar, 0);
  if (threadIdx.x == 0) {
    asm volatile("mbarrier.inval.shared::cta.b64 [%0];" ::"r"(bar) : "memory");
    asm volatile("cp.reduce.async.bulk.global.shared::cta.bulk_group.add.f32 [%0], [%1], 256;" ::"l"(out), "r"(to) : "memory");
    asm volatile("cp.async.bulk.commit_group;\n\tcp.async.bulk.wait_group 0;" ::: "memory");
  }
}
