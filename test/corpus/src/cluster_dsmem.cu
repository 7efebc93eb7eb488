// Thread block clusters: distributed shared memory through cooperative groups and through mapa, cluster barriers.
// targets: sm_90a sm_100a sm_120
#include <cooperative_groups.h>
namespace cg = cooperative_groups;

__global__ void __cluster_dims__(4, 1, 1) clusterHistogram(const int* in, int* bins, int n) {
  __shared__ int local[128];
  cg::cluster_group cluster = cg::this_cluster();
  for (int i = threadIdx.x; i < 128; i += blockDim.x) local[i] = 0;
  cluster.sync();
  for (int i = cluster.thread_rank() + blockIdx.x / 4 * n; i < n; i += cluster.size()) {
    int bin = in[i] & 511;
    int* owner = cluster.map_shared_rank(local, bin / 128);
    atomicAdd(owner + bin % 128, 1);
  }
  cluster.sync();
  int* mine = bins + cluster.block_rank() * 128;
  for (int i = threadIdx.x; i < 128; i += blockDim.x) atomicAdd(&mine[i], local[i]);
}

__global__ void __cluster_dims__(2, 2, 1) neighbourExchange(float* data) {
  __shared__ float cell[256];
  unsigned rank, size, x, y;
  asm volatile("mov.u32 %0, %%cluster_ctarank;" : "=r"(rank));
  asm volatile("mov.u32 %0, %%cluster_nctarank;" : "=r"(size));
  asm volatile("mov.u32 %0, %%cluster_ctaid.x;" : "=r"(x));
  asm volatile("mov.u32 %0, %%cluster_ctaid.y;" : "=r"(y));
  cell[threadIdx.x] = data[blockIdx.x * 256 + threadIdx.x];
  asm volatile("barrier.cluster.arrive.release.aligned;\n\tbarrier.cluster.wait.acquire.aligned;" ::: "memory");
  unsigned here = static_cast<unsigned>(__cvta_generic_to_shared(&cell[threadIdx.x])), there;
  asm volatile("mapa.shared::cluster.u32 %0, %1, %2;" : "=r"(there) : "r"(here), "r"((rank + 1) % size));
  float v;
  asm volatile("ld.shared::cluster.f32 %0, [%1];" : "=f"(v) : "r"(there) : "memory");
  asm volatile("red.relaxed.cluster.shared::cluster.add.u32 [%0], %1;" ::"r"(there), "r"(x + y) : "memory");
  asm volatile("barrier.cluster.arrive.relaxed.aligned;\n\tbarrier.cluster.wait.aligned;" ::: "memory");
  data[blockIdx.x * 256 + threadIdx.x] = v + cell[threadIdx.x];
}
