// A long straight body: an 8x8 cosine transform and a 6x6 determinant, all loops unrolled, many values alive at once.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__constant__ float basis[8][8];

__global__ void cosineTransform(const float* in, float* out) {
  float v[8][8], half[8][8];
  const float* block = in + (blockIdx.x * blockDim.x + threadIdx.x) * 64;
#pragma unroll
  for (int i = 0; i < 64; i++) v[i / 8][i % 8] = block[i];
#pragma unroll
  for (int y = 0; y < 8; y++)
#pragma unroll
    for (int u = 0; u < 8; u++) {
      float sum = 0.0f;
#pragma unroll
      for (int x = 0; x < 8; x++) sum += v[y][x] * basis[u][x];
      half[y][u] = sum;
    }
#pragma unroll
  for (int u = 0; u < 8; u++)
#pragma unroll
    for (int w = 0; w < 8; w++) {
      float sum = 0.0f;
#pragma unroll
      for (int y = 0; y < 8; y++) sum += half[y][u] * basis[w][y];
      out[(blockIdx.x * blockDim.x + threadIdx.x) * 64 + w * 8 + u] = sum;
    }
}

__global__ void determinant(const double* in, double* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  double m[6][6], product = 1.0;
#pragma unroll
  for (int k = 0; k < 36; k++) m[k / 6][k % 6] = in[k * n + i];
#pragma unroll
  for (int p = 0; p < 6; p++) {
    double inverse = 1.0 / m[p][p];
    product *= m[p][p];
#pragma unroll
    for (int r = p + 1; r < 6; r++) {
      double factor = m[r][p] * inverse;
#pragma unroll
      for (int c = p; c < 6; c++) m[r][c] -= factor * m[p][c];
    }
  }
  out[i] = product;
}
