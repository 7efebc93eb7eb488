// Matrix multiplication on the ordinary cores: a plain shared memory tile and an 8x8 register tile.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void gemmSimple(const float* a, const float* b, float* c, int n) {
  __shared__ float tileA[16][16], tileB[16][17];
  int row = blockIdx.y * 16 + threadIdx.y, column = blockIdx.x * 16 + threadIdx.x;
  float sum = 0.0f;
  for (int t = 0; t < n; t += 16) {
    tileA[threadIdx.y][threadIdx.x] = a[row * n + t + threadIdx.x];
    tileB[threadIdx.y][threadIdx.x] = b[(t + threadIdx.y) * n + column];
    __syncthreads();
#pragma unroll
    for (int k = 0; k < 16; k++) sum += tileA[threadIdx.y][k] * tileB[k][threadIdx.x];
    __syncthreads();
  }
  c[row * n + column] = sum;
}

__global__ void __launch_bounds__(256, 2)
    gemmRegisterTile(int m, int n, int k, float alpha, const float* __restrict__ a, const float* __restrict__ b, float beta,
                     float* __restrict__ c) {
  __shared__ __align__(16) float tileA[8][128];
  __shared__ __align__(16) float tileB[8][128];
  int tx = threadIdx.x % 16, ty = threadIdx.x / 16;
  const float* rowA = a + (blockIdx.y * 128 + threadIdx.x / 2) * k + (threadIdx.x % 2) * 4;
  const float* rowB = b + (threadIdx.x / 32) * n + blockIdx.x * 128 + (threadIdx.x % 32) * 4;
  float sum[8][8] = {};
  for (int step = 0; step < k; step += 8) {
    float4 va = *reinterpret_cast<const float4*>(rowA + step);
    float4 vb = *reinterpret_cast<const float4*>(rowB + step * n);
    int at = (threadIdx.x % 2) * 4;
    tileA[at][threadIdx.x / 2] = va.x;
    tileA[at + 1][threadIdx.x / 2] = va.y;
    tileA[at + 2][threadIdx.x / 2] = va.z;
    tileA[at + 3][threadIdx.x / 2] = va.w;
    *reinterpret_cast<float4*>(&tileB[threadIdx.x / 32][(threadIdx.x % 32) * 4]) = vb;
    __syncthreads();
#pragma unroll 2
    for (int p = 0; p < 8; p++) {
      float fragA[8], fragB[8];
#pragma unroll
      for (int i = 0; i < 8; i++) {
        fragA[i] = tileA[p][ty * 8 + i];
        fragB[i] = tileB[p][tx * 8 + i];
      }
#pragma unroll
      for (int i = 0; i < 8; i++)
#pragma unroll
        for (int j = 0; j < 8; j++) sum[i][j] += fragA[i] * fragB[j];
    }
    __syncthreads();
  }
#pragma unroll
  for (int i = 0; i < 8; i++)
#pragma unroll
    for (int j = 0; j < 8; j++) {
      float* cell = &c[(blockIdx.y * 128 + ty * 8 + i) * n + blockIdx.x * 128 + tx * 8 + j];
      *cell = alpha * sum[i][j] + beta * *cell;
    }
}
