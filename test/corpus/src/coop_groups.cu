// Cooperative groups: tiles, coalesced groups, labelled partitions, the whole grid, reductions over a group.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>
namespace cg = cooperative_groups;

__global__ void tileSums(const float* in, float* out) {
  cg::thread_block block = cg::this_thread_block();
  auto tile = cg::tiled_partition<8>(block);
  float v = in[block.group_index().x * block.size() + block.thread_rank()];
  for (int d = tile.size() / 2; d > 0; d /= 2) v += tile.shfl_down(v, d);
  if (tile.thread_rank() == 0) out[tile.meta_group_rank()] = v;
}

__global__ void compactPositive(const int* in, int* out, int* count, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n || in[i] <= 0) return;
  auto active = cg::coalesced_threads();
  int at;
  if (active.thread_rank() == 0) at = atomicAdd(count, active.size());
  out[active.shfl(at, 0) + active.thread_rank()] = in[i];
}

__global__ void gridPasses(float* a, float* b, int n, int passes) {
  cg::grid_group grid = cg::this_grid();
  for (int pass = 0; pass < passes; pass++) {
    for (int i = grid.thread_rank(); i < n; i += grid.size()) b[i] = 0.5f * (a[i] + a[(i + 1) % n]);
    grid.sync();
    float* swap = a;
    a = b;
    b = swap;
  }
}

__global__ void groupReduce(const int* in, int* out) {
  auto warp = cg::tiled_partition<32>(cg::this_thread_block());
  int v = in[threadIdx.x];
  int sum = cg::reduce(warp, v, cg::plus<int>()), best = cg::reduce(warp, v, cg::greater<int>());
  bool any = warp.any(v < 0);
  unsigned same = warp.match_any(v);
  if (warp.thread_rank() == 0) out[warp.meta_group_rank()] = any ? sum : best + same;
}
