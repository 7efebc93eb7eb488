// Attention with the softmax kept online in registers: mma.sync, ldmatrix and cp.async, all loops over a tile unrolled.
// targets: sm_75 sm_80
#include <cuda_bf16.h>
#include <cuda_fp16.h>

namespace attention {

struct Parameters {
  const void* __restrict__ queries;
  const void* __restrict__ keys;
  const void* __restrict__ values;
  void* __restrict__ output;
  float* __restrict__ logSums;
  long long batchStride, headStride;
  int rowStride, queryLength, keyLength, groups;
  float scale;
};

__device__ __forceinline__ unsigned addressOf(const void* p) { return static_cast<unsigned>(__cvta_generic_to_shared(p)); }

__device__ __forceinline__ void loadMatrices(unsigned (&r)[4], unsigned address) {
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0, %1, %2, %3}, [%4];"
               : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3])
               : "r"(address));
}

__device__ __forceinline__ void loadTransposed(unsigned (&r)[4], unsigned address) {
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0, %1, %2, %3}, [%4];"
               : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3])
               : "r"(address));
}

/** Copies sixteen bytes to shared memory, zeros where there is nothing to copy. */
__device__ __forceinline__ void copyVector(void* to, const void* from, bool there) {
#if __CUDA_ARCH__ >= 800
  asm volatile("cp.async.cg.shared.global.L2::128B [%0], [%1], 16, %2;" ::"r"(addressOf(to)), "l"(from), "r"(there ? 16 : 0));
#else
  *static_cast<uint4*>(to) = there ? *static_cast<const uint4*>(from) : uint4{};
#endif
}

__device__ __forceinline__ void commitCopies() {
#if __CUDA_ARCH__ >= 800
  asm volatile("cp.async.commit_group;" ::: "memory");
#endif
}

template <int Pending>
__device__ __forceinline__ void waitForCopies() {
#if __CUDA_ARCH__ >= 800
  asm volatile("cp.async.wait_group %0;" ::"n"(Pending) : "memory");
#endif
}

template <typename Element>
struct Math;

template <>
struct Math<half> {
  static __device__ __forceinline__ void multiply(float (&d)[4], const unsigned (&a)[4], unsigned b0, unsigned b1) {
#if __CUDA_ARCH__ >= 800
    asm volatile(
        "mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};"
        : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
#else
    asm volatile(
        "mma.sync.aligned.m16n8k8.row.col.f32.f16.f16.f32 {%0, %1, %2, %3}, {%4, %5}, {%8}, {%0, %1, %2, %3};\n\t"
        "mma.sync.aligned.m16n8k8.row.col.f32.f16.f16.f32 {%0, %1, %2, %3}, {%6, %7}, {%9}, {%0, %1, %2, %3};"
        : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
#endif
  }
  static __device__ __forceinline__ unsigned pack(float x, float y) {
    half2 both = __floats2half2_rn(x, y);
    return reinterpret_cast<unsigned&>(both);
  }
};

#if !defined(__CUDA_ARCH__) || __CUDA_ARCH__ >= 800
template <>
struct Math<__nv_bfloat16> {
  static __device__ __forceinline__ void multiply(float (&d)[4], const unsigned (&a)[4], unsigned b0, unsigned b1) {
    asm volatile(
        "mma.sync.aligned.m16n8k16.row.col.f32.bf16.bf16.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};"
        : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
        : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));
  }
  static __device__ __forceinline__ unsigned pack(float x, float y) {
    __nv_bfloat162 both = __floats2bfloat162_rn(x, y);
    return reinterpret_cast<unsigned&>(both);
  }
};
#endif

/** Each warp owns sixteen queries; a block goes over the keys in tiles, the next tile on its way in the background. */
template <typename Element, int HeadDim, int Warps, int TileKeys, bool Causal>
struct Forward {
  static constexpr int TileQueries = Warps * 16, Threads = Warps * 32;
  static constexpr int Stride = HeadDim + 8, VectorsPerRow = HeadDim / 8;
  static constexpr int ScoreTiles = TileKeys / 8, OutputTiles = HeadDim / 8, DimSteps = HeadDim / 16;
  using Row = Element[Stride];

  const Parameters& p;
  Row* keyRows;
  Row* valueRows;
  const Element *keys, *values;
  int thread, lane, firstRow;

  unsigned query[DimSteps][4];
  float output[OutputTiles][4] = {};
  float highest[2] = {-INFINITY, -INFINITY};
  float sum[2] = {0.0f, 0.0f};

  __device__ __forceinline__ Forward(const Parameters& parameters) : p(parameters) {}

  template <int Rows>
  __device__ __forceinline__ void fetch(Row* to, const Element* from, int first, int length) const {
#pragma unroll
    for (int i = 0; i < Rows * VectorsPerRow / Threads; i++) {
      int at = thread + i * Threads, row = at / VectorsPerRow, column = at % VectorsPerRow * 8;
      bool there = first + row < length;
      copyVector(&to[row][column], from + static_cast<long long>(there ? first + row : 0) * p.rowStride + column, there);
    }
  }

  __device__ __forceinline__ void fetchTile(int tile) const {
    fetch<TileKeys>(keyRows + (tile & 1) * TileKeys, keys, tile * TileKeys, p.keyLength);
    commitCopies();
    fetch<TileKeys>(valueRows + (tile & 1) * TileKeys, values, tile * TileKeys, p.keyLength);
    commitCopies();
  }

  __device__ __forceinline__ void loadQueries() {
#pragma unroll
    for (int d = 0; d < DimSteps; d++)
      loadMatrices(query[d], addressOf(&keyRows[thread / 32 * 16 + lane % 16][d * 16 + lane / 16 * 8]));
  }

  /** Scores of one tile of keys, the softmax brought up to date, and the values added with the new weights. */
  template <bool Masked>
  __device__ __forceinline__ void step(int tile, bool more) {
    const Row* tileKeys = keyRows + (tile & 1) * TileKeys;
    const Row* tileValues = valueRows + (tile & 1) * TileKeys;
    waitForCopies<1>();
    __syncthreads();
    float scores[ScoreTiles][4] = {};
#pragma unroll
    for (int d = 0; d < DimSteps; d++)
#pragma unroll
      for (int n = 0; n < ScoreTiles; n += 2) {
        unsigned b[4];
        loadMatrices(b, addressOf(&tileKeys[n * 8 + lane % 8 + lane / 16 * 8][d * 16 + lane / 8 % 2 * 8]));
        Math<Element>::multiply(scores[n], query[d], b[0], b[1]);
        Math<Element>::multiply(scores[n + 1], query[d], b[2], b[3]);
      }
    if constexpr (Masked) {
#pragma unroll
      for (int n = 0; n < ScoreTiles; n++)
#pragma unroll
        for (int e = 0; e < 4; e++) {
          int key = tile * TileKeys + n * 8 + lane % 4 * 2 + e % 2, row = firstRow + e / 2 * 8;
          if (key >= p.keyLength || (Causal && key > row + p.keyLength - p.queryLength)) scores[n][e] = -INFINITY;
        }
    }
#pragma unroll
    for (int r = 0; r < 2; r++) {
      float best = highest[r];
#pragma unroll
      for (int n = 0; n < ScoreTiles; n++) best = fmaxf(best, fmaxf(scores[n][r * 2], scores[n][r * 2 + 1]));
      best = fmaxf(best, __shfl_xor_sync(~0u, best, 1));
      best = fmaxf(best, __shfl_xor_sync(~0u, best, 2));
      float offset = best == -INFINITY ? 0.0f : best * p.scale;
      float shrink = exp2f(highest[r] * p.scale - offset);
      highest[r] = best;
      float added = 0.0f;
#pragma unroll
      for (int n = 0; n < ScoreTiles; n++)
#pragma unroll
        for (int e = 0; e < 2; e++) {
          scores[n][r * 2 + e] = exp2f(fmaf(scores[n][r * 2 + e], p.scale, -offset));
          added += scores[n][r * 2 + e];
        }
      sum[r] = sum[r] * shrink + added;
#pragma unroll
      for (int n = 0; n < OutputTiles; n++) {
        output[n][r * 2] *= shrink;
        output[n][r * 2 + 1] *= shrink;
      }
    }
    waitForCopies<0>();
    __syncthreads();
    if (more) fetchTile(tile + 1);
#pragma unroll
    for (int k = 0; k < ScoreTiles; k += 2) {
      unsigned weights[4] = {Math<Element>::pack(scores[k][0], scores[k][1]), Math<Element>::pack(scores[k][2], scores[k][3]),
                             Math<Element>::pack(scores[k + 1][0], scores[k + 1][1]),
                             Math<Element>::pack(scores[k + 1][2], scores[k + 1][3])};
#pragma unroll
      for (int n = 0; n < OutputTiles; n += 2) {
        unsigned b[4];
        loadTransposed(b, addressOf(&tileValues[k * 8 + lane % 16][n * 8 + lane / 16 * 8]));
        Math<Element>::multiply(output[n], weights, b[0], b[1]);
        Math<Element>::multiply(output[n + 1], weights, b[2], b[3]);
      }
    }
  }

  __device__ __forceinline__ void store(Element* to) const {
#pragma unroll
    for (int r = 0; r < 2; r++) {
      float total = sum[r];
      total += __shfl_xor_sync(~0u, total, 1);
      total += __shfl_xor_sync(~0u, total, 2);
      float inverse = total == 0.0f ? 1.0f : 1.0f / total;
      int row = firstRow + r * 8;
      if (row >= p.queryLength) continue;
#pragma unroll
      for (int n = 0; n < OutputTiles; n++)
        *reinterpret_cast<unsigned*>(to + static_cast<long long>(row) * p.rowStride + n * 8 + lane % 4 * 2) =
            Math<Element>::pack(output[n][r * 2] * inverse, output[n][r * 2 + 1] * inverse);
      if (lane % 4 == 0)
        p.logSums[(static_cast<long long>(blockIdx.z) * gridDim.y + blockIdx.y) * p.queryLength + row] =
            highest[r] * p.scale + log2f(total);
    }
  }
};

template <typename Element, int HeadDim, int Warps, int TileKeys, bool Causal>
__global__ void __launch_bounds__(Warps * 32) forward(const __grid_constant__ Parameters p) {
  using Work = Forward<Element, HeadDim, Warps, TileKeys, Causal>;
  static_assert(Work::TileQueries <= 2 * TileKeys, "the queries pass through the memory of the keys");
  extern __shared__ __align__(128) unsigned char shared[];
  Work work(p);
  work.keyRows = reinterpret_cast<typename Work::Row*>(shared);
  work.valueRows = work.keyRows + 2 * TileKeys;
  work.thread = threadIdx.x;
  work.lane = threadIdx.x % 32;
  int tile0 = (Causal ? gridDim.x - 1 - blockIdx.x : blockIdx.x) * Work::TileQueries;
  work.firstRow = tile0 + threadIdx.x / 32 * 16 + work.lane / 4;
  long long base = blockIdx.z * p.batchStride, head = base + blockIdx.y * p.headStride;
  long long sharedHead = base + blockIdx.y / p.groups * p.headStride;
  work.keys = static_cast<const Element*>(p.keys) + sharedHead;
  work.values = static_cast<const Element*>(p.values) + sharedHead;

  work.template fetch<Work::TileQueries>(work.keyRows, static_cast<const Element*>(p.queries) + head, tile0, p.queryLength);
  commitCopies();
  waitForCopies<0>();
  __syncthreads();
  work.loadQueries();
  __syncthreads();

  int visible = Causal ? min(p.keyLength, tile0 + Work::TileQueries + p.keyLength - p.queryLength) : p.keyLength;
  int clear = (Causal ? min(p.keyLength, tile0 + 1 + p.keyLength - p.queryLength) : p.keyLength) / TileKeys;
  int tiles = (visible + TileKeys - 1) / TileKeys, tile = 0;
  if (tiles > 0) work.fetchTile(0);
#pragma unroll 1
  for (; tile < min(clear, tiles); tile++) work.template step<false>(tile, tile + 1 < tiles);
#pragma unroll 1
  for (; tile < tiles; tile++) work.template step<true>(tile, tile + 1 < tiles);
  work.store(static_cast<Element*>(p.output) + head);
}

}  // namespace attention

#define INSTANTIATE(...) template __global__ void attention::forward<__VA_ARGS__>(const __grid_constant__ attention::Parameters);

INSTANTIATE(half, 64, 4, 64, false)
INSTANTIATE(half, 128, 4, 64, true)
#if __CUDA_ARCH__ >= 800
INSTANTIATE(__nv_bfloat16, 64, 4, 64, true)
#endif
