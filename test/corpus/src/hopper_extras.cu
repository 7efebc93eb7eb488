// Additions of sm_90: dependent launches, elect, stmatrix, async stores, multicast memory, tensor maps, wide atomics.
// targets: sm_90a sm_100a
#include <cuda.h>

__device__ __forceinline__ unsigned addressOf(const void* p) { return static_cast<unsigned>(__cvta_generic_to_shared(p)); }

__global__ void dependentLaunch(const float* in, float* out) {
  asm volatile("griddepcontrol.wait;" ::: "memory");
  float v = in[threadIdx.x];
  asm volatile("griddepcontrol.launch_dependents;");
  out[threadIdx.x] = v * v;
}

__global__ void storeMatrices(unsigned* out) {
  __shared__ __align__(16) unsigned tile[256];
  unsigned at = addressOf(tile) + threadIdx.x * 16, a = threadIdx.x, b = a * 3, c = a * 5, d = a * 7, elected;
  asm volatile("stmatrix.sync.aligned.m8n8.x4.shared.b16 [%0], {%1, %2, %3, %4};" ::"r"(at), "r"(a), "r"(b), "r"(c), "r"(d) : "memory");
  asm volatile("stmatrix.sync.aligned.m8n8.x2.trans.shared.b16 [%0], {%1, %2};" ::"r"(at), "r"(a), "r"(b) : "memory");
  asm volatile("{\n\t.reg .pred p;\n\t.reg .b32 l;\n\telect.sync l|p, -1;\n\t@p mov.u32 %0, l;\n\t@!p mov.u32 %0, 99;\n\t}" : "=r"(elected));
  __syncthreads();
  out[threadIdx.x] = tile[threadIdx.x] + elected;
}

__global__ void __cluster_dims__(2) asyncStores(float* out) {
  __shared__ float cell[64];
  __shared__ __align__(8) unsigned long long barrier;
  unsigned bar = addressOf(&barrier), remoteBar, remoteCell;
  if (threadIdx.x == 0) {
    asm volatile("mbarrier.init.shared.b64 [%0], 1;\n\tfence.mbarrier_init.release.cluster;" ::"r"(bar) : "memory");
    asm volatile("mbarrier.arrive.expect_tx.shared.b64 _, [%0], 256;" ::"r"(bar) : "memory");
  }
  asm volatile("barrier.cluster.arrive;\n\tbarrier.cluster.wait;" ::: "memory");
  asm volatile("mapa.shared::cluster.u32 %0, %1, 1;" : "=r"(remoteBar) : "r"(bar));
  asm volatile("mapa.shared::cluster.u32 %0, %1, 1;" : "=r"(remoteCell) : "r"(addressOf(&cell[threadIdx.x])));
  asm volatile("st.async.weak.shared::cluster.mbarrier::complete_tx::bytes.b32 [%0], %1, [%2];" ::"r"(remoteCell), "r"(threadIdx.x),
               "r"(remoteBar)
               : "memory");
  asm volatile("red.async.relaxed.cluster.shared::cluster.mbarrier::complete_tx::bytes.add.u32 [%0], %1, [%2];" ::"r"(remoteCell),
               "r"(1), "r"(remoteBar)
               : "memory");
  asm volatile("mbarrier.arrive.release.cluster.shared::cluster.b64 _, [%0];" ::"r"(remoteBar) : "memory");
  out[threadIdx.x] = cell[threadIdx.x];
}

__global__ void multicastMemory(float* many, float* out) {
  float a, b, c, d;
  asm volatile("multimem.ld_reduce.relaxed.sys.global.add.v4.f32 {%0, %1, %2, %3}, [%4];"
               : "=f"(a), "=f"(b), "=f"(c), "=f"(d)
               : "l"(many + threadIdx.x * 4)
               : "memory");
  asm volatile("multimem.st.relaxed.gpu.global.v2.f32 [%0], {%1, %2};" ::"l"(many), "f"(a), "f"(b) : "memory");
  asm volatile("multimem.red.release.sys.global.add.f32 [%0], %1;" ::"l"(many + 8), "f"(c + d) : "memory");
  out[threadIdx.x] = a + d;
}

__global__ void editTensorMap(CUtensorMap* map, const void* data) {
  __shared__ __align__(128) CUtensorMap copy;
  unsigned at = addressOf(&copy);
  if (threadIdx.x == 0) {
    copy = *map;
    asm volatile("tensormap.replace.tile.global_address.shared::cta.b1024.b64 [%0], %1;" ::"r"(at), "l"(data) : "memory");
    asm volatile("tensormap.replace.tile.global_dim.shared::cta.b1024.b32 [%0], 0, %1;" ::"r"(at), "r"(4096) : "memory");
  }
  __syncwarp();
  asm volatile("tensormap.cp_fenceproxy.global.shared::cta.tensormap::generic.release.gpu.sync.aligned [%0], [%1], 128;" ::"l"(map),
               "r"(at)
               : "memory");
  asm volatile("fence.proxy.tensormap::generic.acquire.gpu [%0], 128;" ::"l"(map) : "memory");
}

__global__ void wideAtomics(float* out, __uint128_t* wide) {
  float a, b;
  asm volatile("atom.global.v2.f32.add {%0, %1}, [%2], {%3, %3};" : "=f"(a), "=f"(b) : "l"(out), "f"(2.0f) : "memory");
  asm volatile("red.global.v4.f32.add [%0], {%1, %1, %1, %1};" ::"l"(out + 4), "f"(a + b) : "memory");
  asm volatile(
      "{\n\t.reg .b128 x, y, z;\n\tmov.b128 x, {%1, %2};\n\tmov.b128 y, {%2, %1};\n\t"
      "atom.global.cas.b128 z, [%0], x, y;\n\tatom.exch.b128 z, [%0], z;\n\t}" ::"l"(wide),
      "l"(5ull), "l"(6ull)
      : "memory");
}
