// Tensor-core matrix multiplication in inline assembly: ldmatrix, cp.async and mma.sync, with a double buffer.
// targets: sm_80 sm_90a sm_100a sm_120
#include <cuda_fp16.h>

__device__ __forceinline__ unsigned sharedAddress(const void* p) { return static_cast<unsigned>(__cvta_generic_to_shared(p)); }

__device__ __forceinline__ void loadMatrix4(unsigned (&r)[4], unsigned address) {
  asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0, %1, %2, %3}, [%4];"
               : "=r"(r[0]), "=r"(r[1]), "=r"(r[2]), "=r"(r[3])
               : "r"(address));
}

__device__ __forceinline__ void loadMatrix2Transposed(unsigned (&r)[2], unsigned address) {
  asm volatile("ldmatrix.sync.aligned.m8n8.x2.trans.shared.b16 {%0, %1}, [%2];" : "=r"(r[0]), "=r"(r[1]) : "r"(address));
}

__device__ __forceinline__ void multiply(float (&d)[4], const unsigned (&a)[4], const unsigned (&b)[2]) {
  asm volatile(
      "mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};"
      : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
      : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]));
}

__device__ __forceinline__ void copyAsync16(unsigned to, const void* from) {
  asm volatile("cp.async.cg.shared.global.L2::128B [%0], [%1], 16;" ::"r"(to), "l"(from));
}

// One block makes a 64x64 tile of C with four warps, each 32x32.
__global__ void __launch_bounds__(128) gemmMmaSync(const half* __restrict__ a, const half* __restrict__ b, float* __restrict__ c,
                                                   int n, int k) {
  __shared__ __align__(128) half tileA[2][64][40];
  __shared__ __align__(128) half tileB[2][32][72];
  int warp = threadIdx.x / 32, lane = threadIdx.x % 32;
  int rowBase = (warp / 2) * 32, columnBase = (warp % 2) * 32;
  float sum[2][4][4] = {};
  auto fetch = [&](int stage, int step) {
#pragma unroll
    for (int piece = 0; piece < 2; piece++) {
      int at = threadIdx.x + piece * 128;
      copyAsync16(sharedAddress(&tileA[stage][at / 4][(at % 4) * 8]), a + (blockIdx.y * 64 + at / 4) * k + step + (at % 4) * 8);
      copyAsync16(sharedAddress(&tileB[stage][at / 8][(at % 8) * 8]), b + (step + at / 8) * n + blockIdx.x * 64 + (at % 8) * 8);
    }
    asm volatile("cp.async.commit_group;");
  };
  fetch(0, 0);
  for (int step = 0, stage = 0; step < k; step += 32, stage ^= 1) {
    if (step + 32 < k) {
      fetch(stage ^ 1, step + 32);
      asm volatile("cp.async.wait_group 1;");
    } else {
      asm volatile("cp.async.wait_group 0;");
    }
    __syncthreads();
#pragma unroll
    for (int part = 0; part < 32; part += 16) {
      unsigned fragA[2][4], fragB[4][2];
#pragma unroll
      for (int i = 0; i < 2; i++)
        loadMatrix4(fragA[i], sharedAddress(&tileA[stage][rowBase + i * 16 + lane % 16][part + (lane / 16) * 8]));
#pragma unroll
      for (int j = 0; j < 4; j++)
        loadMatrix2Transposed(fragB[j], sharedAddress(&tileB[stage][part + lane % 16][columnBase + j * 8]));
#pragma unroll
      for (int i = 0; i < 2; i++)
#pragma unroll
        for (int j = 0; j < 4; j++) multiply(sum[i][j], fragA[i], fragB[j]);
    }
    __syncthreads();
  }
#pragma unroll
  for (int i = 0; i < 2; i++)
#pragma unroll
    for (int j = 0; j < 4; j++) {
      int row = blockIdx.y * 64 + rowBase + i * 16 + lane / 4, column = blockIdx.x * 64 + columnBase + j * 8 + (lane % 4) * 2;
      *reinterpret_cast<float2*>(c + row * n + column) = make_float2(sum[i][j][0], sum[i][j][1]);
      *reinterpret_cast<float2*>(c + (row + 8) * n + column) = make_float2(sum[i][j][2], sum[i][j][3]);
    }
}
