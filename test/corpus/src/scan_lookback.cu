// Single-pass prefix sum with look-back over earlier tiles: acquire loads, release stores, a ticket counter.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
namespace {
constexpr unsigned kEmpty = 0, kPartial = 1, kPrefix = 2;

__device__ __forceinline__ unsigned long long loadAcquire(const unsigned long long* p) {
  unsigned long long v;
  asm volatile("ld.acquire.gpu.global.u64 %0, [%1];" : "=l"(v) : "l"(p) : "memory");
  return v;
}

__device__ __forceinline__ void storeRelease(unsigned long long* p, unsigned status, unsigned value) {
  unsigned long long v = static_cast<unsigned long long>(status) << 32 | value;
  asm volatile("st.release.gpu.global.u64 [%0], %1;" ::"l"(p), "l"(v) : "memory");
}
}  // namespace

extern "C" __global__ void __launch_bounds__(256)
    scan_lookback(const unsigned* in, unsigned* out, unsigned long long* tiles, unsigned* ticket, unsigned n) {
  __shared__ unsigned tile;
  __shared__ unsigned before;
  __shared__ unsigned sums[8];
  if (threadIdx.x == 0) tile = atomicAdd(ticket, 1u);
  __syncthreads();
  unsigned i = tile * 256 + threadIdx.x, lane = threadIdx.x % 32, warp = threadIdx.x / 32;
  unsigned v = i < n ? in[i] : 0;
  for (unsigned d = 1; d < 32; d *= 2) {
    unsigned left = __shfl_up_sync(~0u, v, d);
    if (lane >= d) v += left;
  }
  if (lane == 31) sums[warp] = v;
  __syncthreads();
  unsigned base = 0, total = 0;
  for (unsigned w = 0; w < 8; w++) {
    if (w < warp) base += sums[w];
    total += sums[w];
  }
  if (threadIdx.x == 0) {
    storeRelease(&tiles[tile], tile == 0 ? kPrefix : kPartial, total);
    unsigned sum = 0;
    for (int t = static_cast<int>(tile) - 1; t >= 0;) {
      unsigned long long state = loadAcquire(&tiles[t]);
      unsigned status = state >> 32;
      if (status == kEmpty) continue;
      sum += static_cast<unsigned>(state);
      if (status == kPrefix) break;
      t--;
    }
    if (tile > 0) storeRelease(&tiles[tile], kPrefix, sum + total);
    before = sum;
  }
  __syncthreads();
  if (i < n) out[i] = before + base + v;
}
