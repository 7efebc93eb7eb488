// Tensor-core GEMM in large block tiles through the wmma interface, one template over half, bfloat16, tf32, int8, double.
// targets: sm_75 sm_80
#include <mma.h>
using namespace nvcuda;

namespace tiles {

enum class Epilogue { Plain, Relu, Clamp };

/** What one element type needs: its fragment shape, how it lies in memory, what it sums in. */
template <typename Stored, typename Operand, typename Sum, int FragM, int FragN, int FragK>
struct Format {
  using Memory = Stored;
  using Element = Operand;
  using Accumulator = Sum;
  static constexpr int M = FragM, N = FragN, K = FragK;
};

using HalfFormat = Format<half, half, float, 16, 16, 16>;
using HalfHalfFormat = Format<half, half, half, 16, 16, 16>;
using ByteFormat = Format<signed char, signed char, int, 16, 16, 16>;
using UnsignedByteFormat = Format<unsigned char, unsigned char, int, 32, 8, 16>;
#if !defined(__CUDA_ARCH__) || __CUDA_ARCH__ >= 800
using BfloatFormat = Format<__nv_bfloat16, __nv_bfloat16, float, 16, 16, 16>;
using Tf32Format = Format<float, wmma::precision::tf32, float, 16, 16, 8>;
using DoubleFormat = Format<double, double, double, 8, 8, 4>;
#endif

template <typename F, int Rows, int Columns, int Depth, int WarpRows, int WarpColumns>
struct Tile {
  static constexpr int M = Rows, N = Columns, K = Depth, Threads = WarpRows * WarpColumns * 32;
  static constexpr int Warps[2] = {WarpRows, WarpColumns};
  static constexpr int FragmentsM = Rows / WarpRows / F::M, FragmentsN = Columns / WarpColumns / F::N;
  // Sixteen bytes of padding in each row keep the loads of a fragment off the same banks.
  static constexpr int Vector = 16 / sizeof(typename F::Memory), Stride = Depth + Vector;
};

template <typename Value>
__device__ __forceinline__ Value multiplyAdd(Value a, Value x, Value b, Value y) {
  return a * x + b * y;
}

template <Epilogue E, typename Value>
__device__ __forceinline__ Value finish(Value x) {
  if constexpr (E == Epilogue::Relu) return x > Value(0) ? x : Value(0);
  if constexpr (E == Epilogue::Clamp) return x > Value(127) ? Value(127) : x < Value(-128) ? Value(-128) : x;
  return x;
}

/** c = alpha a b + beta c, with a in rows and b in columns; the next slice is in registers while this one is multiplied. */
template <typename F, typename T, Epilogue E>
__global__ void __launch_bounds__(T::Threads)
    multiplyTiles(const typename F::Memory* __restrict__ a, const typename F::Memory* __restrict__ b,
                  typename F::Accumulator* __restrict__ c, int m, int n, int k, typename F::Accumulator alpha,
                  typename F::Accumulator beta) {
  using Memory = typename F::Memory;
  using Sum = typename F::Accumulator;
  constexpr int VectorsPerRow = T::K / T::Vector;
  constexpr int CopiesA = T::M * VectorsPerRow / T::Threads, CopiesB = T::N * VectorsPerRow / T::Threads;
  using TileA = Memory[T::M][T::Stride];
  using TileB = Memory[T::N][T::Stride];
  extern __shared__ __align__(32) unsigned char shared[];
  TileA* tileA = reinterpret_cast<TileA*>(shared);
  TileB* tileB = reinterpret_cast<TileB*>(shared + 2 * sizeof(TileA));

  int thread = threadIdx.x, warp = thread / 32;
  int warpRow = warp / T::Warps[1] * (T::FragmentsM * F::M), warpColumn = warp % T::Warps[1] * (T::FragmentsN * F::N);
  long long row0 = static_cast<long long>(blockIdx.y) * T::M, column0 = static_cast<long long>(blockIdx.x) * T::N;
  uint4 nextA[CopiesA], nextB[CopiesB];

  auto fetch = [&](int slice) {
#pragma unroll
    for (int i = 0; i < CopiesA; i++) {
      int at = thread + i * T::Threads, row = at / VectorsPerRow, column = at % VectorsPerRow * T::Vector;
      const Memory* from = a + (row0 + row) * k + slice + column;
      nextA[i] = row0 + row < m && slice + column < k ? *reinterpret_cast<const uint4*>(from) : uint4{};
    }
#pragma unroll
    for (int i = 0; i < CopiesB; i++) {
      int at = thread + i * T::Threads, row = at / VectorsPerRow, column = at % VectorsPerRow * T::Vector;
      const Memory* from = b + (column0 + row) * k + slice + column;
      nextB[i] = column0 + row < n && slice + column < k ? *reinterpret_cast<const uint4*>(from) : uint4{};
    }
  };
  auto keep = [&](int buffer) {
#pragma unroll
    for (int i = 0; i < CopiesA; i++) {
      int at = thread + i * T::Threads;
      *reinterpret_cast<uint4*>(&tileA[buffer][at / VectorsPerRow][at % VectorsPerRow * T::Vector]) = nextA[i];
    }
#pragma unroll
    for (int i = 0; i < CopiesB; i++) {
      int at = thread + i * T::Threads;
      *reinterpret_cast<uint4*>(&tileB[buffer][at / VectorsPerRow][at % VectorsPerRow * T::Vector]) = nextB[i];
    }
  };

  using Element = typename F::Element;
  wmma::fragment<wmma::accumulator, F::M, F::N, F::K, Sum> sums[T::FragmentsM][T::FragmentsN];
#pragma unroll
  for (int i = 0; i < T::FragmentsM; i++)
#pragma unroll
    for (int j = 0; j < T::FragmentsN; j++) wmma::fill_fragment(sums[i][j], Sum(0));

  fetch(0);
  keep(0);
  __syncthreads();
  int buffer = 0;
#pragma unroll 1
  for (int slice = 0; slice < k; slice += T::K) {
    bool more = slice + T::K < k;
    if (more) fetch(slice + T::K);
#pragma unroll
    for (int step = 0; step < T::K; step += F::K) {
      wmma::fragment<wmma::matrix_a, F::M, F::N, F::K, Element, wmma::row_major> partA[T::FragmentsM];
      wmma::fragment<wmma::matrix_b, F::M, F::N, F::K, Element, wmma::col_major> partB[T::FragmentsN];
#pragma unroll
      for (int i = 0; i < T::FragmentsM; i++) {
        wmma::load_matrix_sync(partA[i], &tileA[buffer][warpRow + i * F::M][step], T::Stride);
#if __CUDA_ARCH__ >= 800
        if constexpr (sizeof(Memory) == 4) {
#pragma unroll
          for (int e = 0; e < partA[i].num_elements; e++) partA[i].x[e] = wmma::__float_to_tf32(partA[i].x[e]);
        }
#endif
      }
#pragma unroll
      for (int j = 0; j < T::FragmentsN; j++) {
        wmma::load_matrix_sync(partB[j], &tileB[buffer][warpColumn + j * F::N][step], T::Stride);
#if __CUDA_ARCH__ >= 800
        if constexpr (sizeof(Memory) == 4) {
#pragma unroll
          for (int e = 0; e < partB[j].num_elements; e++) partB[j].x[e] = wmma::__float_to_tf32(partB[j].x[e]);
        }
#endif
      }
#pragma unroll
      for (int i = 0; i < T::FragmentsM; i++)
#pragma unroll
        for (int j = 0; j < T::FragmentsN; j++) wmma::mma_sync(sums[i][j], partA[i], partB[j], sums[i][j]);
    }
    if (more) keep(buffer ^ 1);
    __syncthreads();
    buffer ^= 1;
  }

#pragma unroll
  for (int i = 0; i < T::FragmentsM; i++)
#pragma unroll
    for (int j = 0; j < T::FragmentsN; j++) {
      long long row = row0 + warpRow + i * F::M, column = column0 + warpColumn + j * F::N;
      if (row >= m || column >= n) continue;
      wmma::fragment<wmma::accumulator, F::M, F::N, F::K, Sum> old;
      wmma::load_matrix_sync(old, c + row * n + column, n, wmma::mem_row_major);
#pragma unroll
      for (int e = 0; e < old.num_elements; e++)
        sums[i][j].x[e] = finish<E>(multiplyAdd(alpha, sums[i][j].x[e], beta, old.x[e]));
      wmma::store_matrix_sync(c + row * n + column, sums[i][j], n, wmma::mem_row_major);
    }
}

}  // namespace tiles

#define INSTANTIATE(F, E, ...)                                                                                             \
  template __global__ void tiles::multiplyTiles<tiles::F, tiles::Tile<tiles::F, __VA_ARGS__>, tiles::Epilogue::E>(         \
      const tiles::F::Memory*, const tiles::F::Memory*, tiles::F::Accumulator*, int, int, int, tiles::F::Accumulator,      \
      tiles::F::Accumulator);

INSTANTIATE(HalfFormat, Plain, 128, 128, 64, 4, 2)
INSTANTIATE(HalfFormat, Relu, 128, 128, 32, 2, 4)
INSTANTIATE(HalfHalfFormat, Plain, 128, 128, 64, 4, 2)
INSTANTIATE(ByteFormat, Clamp, 128, 128, 128, 4, 2)
INSTANTIATE(UnsignedByteFormat, Plain, 128, 128, 64, 2, 4)
#if __CUDA_ARCH__ >= 800
INSTANTIATE(BfloatFormat, Relu, 128, 128, 64, 4, 2)
INSTANTIATE(Tf32Format, Plain, 128, 128, 32, 4, 2)
INSTANTIATE(DoubleFormat, Plain, 128, 64, 16, 4, 2)
#endif
