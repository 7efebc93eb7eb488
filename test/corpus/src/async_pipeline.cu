// Asynchronous copies to shared memory through the pipeline interface, a double buffer and zero filling.
// targets: sm_80 sm_90a sm_100a sm_120
#include <cuda_pipeline.h>

__global__ void smoothTiles(const float4* in, float4* out, int tiles) {
  __shared__ float4 buffer[2][128];
  int t = threadIdx.x;
  const float4* mine = in + blockIdx.x * tiles * 128 + t;
  __pipeline_memcpy_async(&buffer[0][t], mine, sizeof(float4));
  __pipeline_commit();
  for (int tile = 0; tile < tiles; tile++) {
    if (tile + 1 < tiles) __pipeline_memcpy_async(&buffer[(tile + 1) & 1][t], mine + (tile + 1) * 128, sizeof(float4));
    __pipeline_commit();
    __pipeline_wait_prior(1);
    __syncthreads();
    float4 a = buffer[tile & 1][t], b = buffer[tile & 1][(t + 1) & 127];
    out[(blockIdx.x * tiles + tile) * 128 + t] = make_float4(a.x + b.x, a.y + b.y, a.z + b.z, a.w + b.w);
    __syncthreads();
  }
}

__global__ void copyRagged(const int* in, int* out, int n) {
  __shared__ int cell[256];
  int i = blockIdx.x * 256 + threadIdx.x;
  __pipeline_memcpy_async(&cell[threadIdx.x], in + i, 4, i < n ? 0 : 4);
  __pipeline_commit();
  __pipeline_wait_prior(0);
  __syncthreads();
  out[i] = cell[255 - threadIdx.x];
}
