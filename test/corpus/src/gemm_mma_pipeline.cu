// A multistage GEMM on mma.sync: cp.async into swizzled shared memory, ldmatrix, fused epilogues, four types, three tiles.
// targets: sm_80 sm_90a
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cstdint>

namespace pipeline {

__device__ __forceinline__ unsigned addressOf(const void* p) { return static_cast<unsigned>(__cvta_generic_to_shared(p)); }

__device__ __forceinline__ void copyVector(unsigned to, const void* from, bool there) {
  asm volatile("cp.async.cg.shared.global.L2::128B [%0], [%1], 16, %2;" ::"r"(to), "l"(from), "r"(there ? 16 : 0));
}

__device__ __forceinline__ void loadMatrices(unsigned (&r)[4], unsigned address) {
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0, %1, %2, %3}, [%4];"
               : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3])
               : "r"(address));
}

/** The instruction for an element type. Whatever the type, A is 16 rows and B 8 columns of 32 bytes each. */
template <typename Element>
struct Instruction;

#define INSTRUCTION(NAME, SUM, OUT, SHAPE, CONSTRAINT)                                                                      \
  template <>                                                                                                              \
  struct Instruction<NAME> {                                                                                               \
    using Sum = SUM;                                                                                                       \
    using Result = OUT;                                                                                                    \
    static __device__ __forceinline__ void multiply(Sum (&d)[4], const unsigned (&a)[4], unsigned b0, unsigned b1) {       \
      asm volatile("mma.sync.aligned." SHAPE " {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};"            \
                   : "+" CONSTRAINT(d[0]), "+" CONSTRAINT(d[1]), "+" CONSTRAINT(d[2]), "+" CONSTRAINT(d[3])                \
                   : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b0), "r"(b1));                                        \
    }                                                                                                                      \
  };

INSTRUCTION(half, float, half, "m16n8k16.row.col.f32.f16.f16.f32", "f")
INSTRUCTION(__nv_bfloat16, float, __nv_bfloat16, "m16n8k16.row.col.f32.bf16.bf16.f32", "f")
INSTRUCTION(float, float, float, "m16n8k8.row.col.f32.tf32.tf32.f32", "f")
INSTRUCTION(int8_t, int, int8_t, "m16n8k32.row.col.satfinite.s32.s8.s8.s32", "r")

template <int Rows, int Columns, int DepthBytes, int WarpRows, int WarpColumns, int NumStages>
struct Shape {
  static constexpr int M = Rows, N = Columns, Bytes = DepthBytes, Stages = NumStages, WarpsN = WarpColumns;
  static constexpr int Threads = WarpRows * WarpColumns * 32, WarpM = Rows / WarpRows, WarpN = Columns / WarpColumns;
  static constexpr int FragmentsM = WarpM / 16, FragmentsN = WarpN / 8, Vectors = DepthBytes / 16, Steps = DepthBytes / 32;
};

/** Where a vector of a row lies; the exclusive or spreads the eight rows of one matrix over all banks. */
template <int Vectors>
__device__ __forceinline__ unsigned swizzled(int row, int vector) {
  constexpr int RowsPerLine = Vectors < 8 ? 8 / Vectors : 1;
  return (row * Vectors + (vector ^ (row / RowsPerLine % (Vectors < 8 ? Vectors : 8)))) * 16;
}

struct Linear {
  float alpha, beta;
  template <typename Result>
  __device__ __forceinline__ float operator()(float sum, Result old, int) const {
    return fmaf(alpha, sum, beta * static_cast<float>(old));
  }
};

struct BiasGelu {
  const float* __restrict__ bias;
  float alpha;
  template <typename Result>
  __device__ __forceinline__ float operator()(float sum, Result, int column) const {
    float x = fmaf(alpha, sum, bias[column]);
    return 0.5f * x * (1.0f + tanhf(0.7978845608f * fmaf(0.044715f * x, x * x, x)));
  }
};

struct Requantize {
  const float* __restrict__ scales;
  const int* __restrict__ offsets;
  template <typename Result>
  __device__ __forceinline__ float operator()(int sum, Result, int column) const {
    return fminf(fmaxf(rintf(static_cast<float>(sum + offsets[column]) * scales[column]), -128.0f), 127.0f);
  }
};

template <typename Result>
__device__ __forceinline__ void storePair(Result* to, float x, float y) {
  if constexpr (sizeof(Result) == 4) {
    *reinterpret_cast<float2*>(to) = make_float2(x, y);
  } else {
    to[0] = static_cast<Result>(x);
    to[1] = static_cast<Result>(y);
  }
}

template <typename Element, typename S, typename Epilogue>
__global__ void __launch_bounds__(S::Threads)
    multiply(const Element* __restrict__ a, const Element* __restrict__ b, typename Instruction<Element>::Result* __restrict__ c,
             int m, int n, int k, int strideA, int strideB, int strideC, Epilogue epilogue) {
  using Sum = typename Instruction<Element>::Sum;
  constexpr int PerVector = 16 / sizeof(Element), BytesA = S::M * S::Bytes, StageBytes = BytesA + S::N * S::Bytes;
  extern __shared__ __align__(1024) unsigned char shared[];
  int thread = threadIdx.x, lane = thread % 32, warp = thread / 32;
  int warpRow = warp / S::WarpsN * S::WarpM, warpColumn = warp % S::WarpsN * S::WarpN;
  // Eight block rows share their columns of B while those are in the cache.
  int inRow = (n + S::N - 1) / S::N, band = blockIdx.x / (inRow * 8), inBand = blockIdx.x % (inRow * 8);
  int row0 = (band * 8 + inBand % 8) * S::M, column0 = inBand / 8 * S::N;

  auto fetch = [&](int slice, int stage) {
    unsigned to = addressOf(shared) + stage * StageBytes;
    int first = slice * S::Vectors;
#pragma unroll
    for (int i = 0; i < S::M * S::Vectors / S::Threads; i++) {
      int at = thread + i * S::Threads, row = at / S::Vectors, vector = at % S::Vectors;
      bool there = row0 + row < m && (first + vector) * PerVector < k;
      const Element* from = a + static_cast<int64_t>(row0 + row) * strideA + (first + vector) * PerVector;
      copyVector(to + swizzled<S::Vectors>(row, vector), there ? from : a, there);
    }
#pragma unroll
    for (int i = 0; i < S::N * S::Vectors / S::Threads; i++) {
      int at = thread + i * S::Threads, row = at / S::Vectors, vector = at % S::Vectors;
      bool there = column0 + row < n && (first + vector) * PerVector < k;
      const Element* from = b + static_cast<int64_t>(column0 + row) * strideB + (first + vector) * PerVector;
      copyVector(to + BytesA + swizzled<S::Vectors>(row, vector), there ? from : b, there);
    }
  };

  unsigned partA[2][S::FragmentsM][4], partB[2][S::FragmentsN / 2][4];
  auto load = [&](int stage, int step) {
    unsigned from = addressOf(shared) + stage * StageBytes;
#pragma unroll
    for (int i = 0; i < S::FragmentsM; i++)
      loadMatrices(partA[step & 1][i],
                   from + swizzled<S::Vectors>(warpRow + i * 16 + lane % 16, step * 2 + lane / 16));
#pragma unroll
    for (int j = 0; j < S::FragmentsN / 2; j++)
      loadMatrices(partB[step & 1][j], from + BytesA + swizzled<S::Vectors>(warpColumn + j * 16 + lane % 8 + lane / 16 * 8,
                                                                            step * 2 + lane / 8 % 2));
  };

  Sum sums[S::FragmentsM][S::FragmentsN][4] = {};
  int slices = (k + S::Vectors * PerVector - 1) / (S::Vectors * PerVector);
#pragma unroll
  for (int stage = 0; stage < S::Stages - 1; stage++) {
    if (stage < slices) fetch(stage, stage);
    asm volatile("cp.async.commit_group;" ::: "memory");
  }
  asm volatile("cp.async.wait_group %0;" ::"n"(S::Stages - 2) : "memory");
  __syncthreads();
  load(0, 0);
  int readStage = 0, writeStage = S::Stages - 1;
#pragma unroll 1
  for (int slice = 0; slice < slices; slice++) {
#pragma unroll
    for (int step = 0; step < S::Steps; step++) {
      if (step == S::Steps - 1) {
        asm volatile("cp.async.wait_group %0;" ::"n"(S::Stages - 2) : "memory");
        __syncthreads();
        readStage = readStage + 1 == S::Stages ? 0 : readStage + 1;
        load(readStage, S::Steps);
      } else {
        load(readStage, step + 1);
      }
      if (step == 0) {
        if (slice + S::Stages - 1 < slices) fetch(slice + S::Stages - 1, writeStage);
        asm volatile("cp.async.commit_group;" ::: "memory");
        writeStage = writeStage + 1 == S::Stages ? 0 : writeStage + 1;
      }
#pragma unroll
      for (int i = 0; i < S::FragmentsM; i++)
#pragma unroll
        for (int j = 0; j < S::FragmentsN; j++) {
          // Back and forth over the columns, so that neighbouring instructions share an operand.
          int column = i & 1 ? S::FragmentsN - 1 - j : j;
          const unsigned(&right)[4] = partB[step & 1][column / 2];
          Instruction<Element>::multiply(sums[i][column], partA[step & 1][i], right[column % 2 * 2], right[column % 2 * 2 + 1]);
        }
    }
  }
  asm volatile("cp.async.wait_all;" ::: "memory");

#pragma unroll
  for (int i = 0; i < S::FragmentsM; i++)
#pragma unroll
    for (int half = 0; half < 2; half++) {
      int row = row0 + warpRow + i * 16 + half * 8 + lane / 4;
      if (row >= m) continue;
#pragma unroll
      for (int j = 0; j < S::FragmentsN; j++) {
        int column = column0 + warpColumn + j * 8 + lane % 4 * 2;
        if (column >= n) continue;
        auto* to = c + static_cast<int64_t>(row) * strideC + column;
        storePair(to, epilogue(sums[i][j][half * 2], to[0], column), epilogue(sums[i][j][half * 2 + 1], to[1], column + 1));
      }
    }
}

}  // namespace pipeline

#define INSTANTIATE(E, EPILOGUE, ...)                                                                                      \
  template __global__ void pipeline::multiply<E, pipeline::Shape<__VA_ARGS__>, pipeline::EPILOGUE>(                        \
      const E*, const E*, pipeline::Instruction<E>::Result*, int, int, int, int, int, int, pipeline::EPILOGUE);

INSTANTIATE(half, Linear, 64, 64, 64, 2, 2, 4)
INSTANTIATE(half, BiasGelu, 128, 128, 64, 2, 2, 4)
INSTANTIATE(__nv_bfloat16, Linear, 64, 64, 128, 2, 2, 3)
INSTANTIATE(__nv_bfloat16, Linear, 256, 128, 64, 4, 2, 3)
INSTANTIATE(float, Linear, 128, 128, 64, 2, 4, 4)
INSTANTIATE(int8_t, Requantize, 128, 128, 64, 2, 4, 5)
