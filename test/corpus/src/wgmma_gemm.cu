// Warpgroup matrix multiplication (wgmma) on tensor copies, a producer and a consumer warpgroup with setmaxnreg.
// targets: sm_90a
#include <cuda.h>
#include <cuda_fp16.h>

constexpr int Stages = 4, TileM = 64, TileN = 64, TileK = 64;

struct __align__(1024) Storage {
  half a[Stages][TileM * TileK];
  half b[Stages][TileN * TileK];
  unsigned long long full[Stages], empty[Stages];
};

__device__ __forceinline__ unsigned addressOf(const void* p) { return static_cast<unsigned>(__cvta_generic_to_shared(p)); }

__device__ __forceinline__ void waitFor(const void* barrier, unsigned parity) {
  unsigned done;
  do {
    asm volatile(
        "{\n\t.reg .pred p;\n\tmbarrier.try_wait.parity.acquire.cta.shared::cta.b64 p, [%1], %2;\n\tselp.u32 %0, 1, 0, p;\n\t}"
        : "=r"(done)
        : "r"(addressOf(barrier)), "r"(parity)
        : "memory");
  } while (!done);
}

// A matrix descriptor for K-major tiles with the 128-byte swizzle.
__device__ __forceinline__ unsigned long long descriptor(const void* tile) {
  unsigned long long address = addressOf(tile);
  return (address & 0x3ffff) >> 4 | 1ull << 16 | 64ull << 32 | 1ull << 62;
}

__device__ __forceinline__ void multiply(float (&d)[32], unsigned long long a, unsigned long long b, int scale) {
  asm volatile(
      "{\n\t.reg .pred p;\n\tsetp.ne.b32 p, %34, 0;\n\t"
      "wgmma.mma_async.sync.aligned.m64n64k16.f32.f16.f16 "
      "{%0, %1, %2, %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %15, "
      "%16, %17, %18, %19, %20, %21, %22, %23, %24, %25, %26, %27, %28, %29, %30, %31}, "
      "%32, %33, p, 1, 1, 0, 0;\n\t}"
      : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3]), "+f"(d[4]), "+f"(d[5]), "+f"(d[6]), "+f"(d[7]), "+f"(d[8]),
        "+f"(d[9]), "+f"(d[10]), "+f"(d[11]), "+f"(d[12]), "+f"(d[13]), "+f"(d[14]), "+f"(d[15]), "+f"(d[16]), "+f"(d[17]),
        "+f"(d[18]), "+f"(d[19]), "+f"(d[20]), "+f"(d[21]), "+f"(d[22]), "+f"(d[23]), "+f"(d[24]), "+f"(d[25]), "+f"(d[26]),
        "+f"(d[27]), "+f"(d[28]), "+f"(d[29]), "+f"(d[30]), "+f"(d[31])
      : "l"(a), "l"(b), "r"(scale));
}

__device__ __forceinline__ void loadTile(void* to, const CUtensorMap* map, int x, int y, void* barrier) {
  asm volatile("cp.async.bulk.tensor.2d.shared::cluster.global.mbarrier::complete_tx::bytes [%0], [%1, {%2, %3}], [%4];" ::"r"(
                   addressOf(to)),
               "l"(map), "r"(x), "r"(y), "r"(addressOf(barrier))
               : "memory");
}

__global__ void __launch_bounds__(256, 1)
    gemmWgmma(const __grid_constant__ CUtensorMap mapA, const __grid_constant__ CUtensorMap mapB, float* c, int n, int k) {
  extern __shared__ __align__(1024) unsigned char memory[];
  Storage& storage = *reinterpret_cast<Storage*>(memory);
  int group = threadIdx.x / 128, steps = k / TileK;
  if (threadIdx.x == 0) {
    for (int s = 0; s < Stages; s++) {
      asm volatile("mbarrier.init.shared::cta.b64 [%0], 1;" ::"r"(addressOf(&storage.full[s])));
      asm volatile("mbarrier.init.shared::cta.b64 [%0], 128;" ::"r"(addressOf(&storage.empty[s])));
    }
    asm volatile("fence.mbarrier_init.release.cluster;" ::: "memory");
  }
  __syncthreads();
  if (group == 0) {
    asm volatile("setmaxnreg.dec.sync.aligned.u32 40;");
    if (threadIdx.x == 0) {
      for (int i = 0; i < steps; i++) {
        int s = i % Stages;
        waitFor(&storage.empty[s], (i / Stages & 1) ^ 1);
        asm volatile("mbarrier.arrive.expect_tx.shared::cta.b64 _, [%0], %1;" ::"r"(addressOf(&storage.full[s])),
                     "r"((TileM + TileN) * TileK * 2)
                     : "memory");
        loadTile(storage.a[s], &mapA, i * TileK, blockIdx.y * TileM, &storage.full[s]);
        loadTile(storage.b[s], &mapB, i * TileK, blockIdx.x * TileN, &storage.full[s]);
      }
    }
    return;
  }
  asm volatile("setmaxnreg.inc.sync.aligned.u32 232;");
  float sum[32];
  for (int i = 0; i < 32; i++) sum[i] = 0.0f;
  for (int i = 0; i < steps; i++) {
    int s = i % Stages;
    waitFor(&storage.full[s], i / Stages & 1);
    asm volatile("wgmma.fence.sync.aligned;" ::: "memory");
#pragma unroll
    for (int part = 0; part < TileK; part += 16) multiply(sum, descriptor(storage.a[s] + part), descriptor(storage.b[s] + part), 1);
    asm volatile("wgmma.commit_group.sync.aligned;\n\twgmma.wait_group.sync.aligned 0;" ::: "memory");
    asm volatile("mbarrier.arrive.shared::cta.b64 _, [%0];" ::"r"(addressOf(&storage.empty[s])) : "memory");
  }
  int t = threadIdx.x % 128;
  float* corner = c + (blockIdx.y * TileM + t / 32 * 16 + t % 32 / 4) * n + blockIdx.x * TileN + t % 4 * 2;
#pragma unroll
  for (int j = 0; j < 8; j++) {
    *reinterpret_cast<float2*>(corner + j * 8) = make_float2(sum[4 * j], sum[4 * j + 1]);
    *reinterpret_cast<float2*>(corner + 8 * n + j * 8) = make_float2(sum[4 * j + 2], sum[4 * j + 3]);
  }
}

// Operand A from registers, fp8 and sparse forms.
__global__ void wgmmaForms(const unsigned* a, unsigned long long b, unsigned metadata, float* out, int* integers) {
  float d0 = 0, d1 = 0, d2 = 0, d3 = 0;
  int e0 = 0, e1 = 0, e2 = 0, e3 = 0;
  unsigned a0 = a[threadIdx.x], a1 = a[threadIdx.x + 128], a2 = a[threadIdx.x + 256], a3 = a[threadIdx.x + 384];
  asm volatile("wgmma.fence.sync.aligned;" ::: "memory");
  asm volatile("wgmma.mma_async.sync.aligned.m64n8k16.f32.bf16.bf16 {%0,%1,%2,%3}, {%4,%5,%6,%7}, %8, 1, -1, 1, 1;"
               : "+f"(d0), "+f"(d1), "+f"(d2), "+f"(d3)
               : "r"(a0), "r"(a1), "r"(a2), "r"(a3), "l"(b));
  asm volatile("wgmma.mma_async.sync.aligned.m64n8k32.f32.e4m3.e5m2 {%0,%1,%2,%3}, {%4,%5,%6,%7}, %8, 1, 1, 1;"
               : "+f"(d0), "+f"(d1), "+f"(d2), "+f"(d3)
               : "r"(a0), "r"(a1), "r"(a2), "r"(a3), "l"(b));
  asm volatile("wgmma.mma_async.sync.aligned.m64n8k32.s32.s8.u8 {%0,%1,%2,%3}, {%4,%5,%6,%7}, %8, 1;"
               : "+r"(e0), "+r"(e1), "+r"(e2), "+r"(e3)
               : "r"(a0), "r"(a1), "r"(a2), "r"(a3), "l"(b));
  asm volatile("wgmma.mma_async.sp.sync.aligned.m64n8k32.f32.f16.f16 {%0,%1,%2,%3}, {%4,%5,%6,%7}, %8, %9, 0, 1, 1, 1, 0;"
               : "+f"(d0), "+f"(d1), "+f"(d2), "+f"(d3)
               : "r"(a0), "r"(a1), "r"(a2), "r"(a3), "l"(b), "r"(metadata));
  asm volatile("wgmma.commit_group.sync.aligned;\n\twgmma.wait_group.sync.aligned 0;" ::: "memory");
  reinterpret_cast<float4*>(out)[threadIdx.x] = make_float4(d0, d1, d2, d3);
  reinterpret_cast<int4*>(integers)[threadIdx.x] = make_int4(e0, e1, e2, e3);
}
