// Matrix times vector: a warp a row with float4 loads, half weights, four-bit weights with scales, a transposed form.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
#include <cuda_fp16.h>

__device__ __forceinline__ float warpSum(float v) {
#pragma unroll
  for (int d = 16; d > 0; d /= 2) v += __shfl_xor_sync(~0u, v, d);
  return v;
}

__global__ void gemvFloat(const float4* __restrict__ a, const float4* __restrict__ x, float* y, int rows, int quads) {
  int row = blockIdx.x * (blockDim.x / 32) + threadIdx.x / 32, lane = threadIdx.x % 32;
  if (row >= rows) return;
  float sum = 0.0f;
  for (int i = lane; i < quads; i += 32) {
    float4 m = a[static_cast<size_t>(row) * quads + i], v = x[i];
    sum += m.x * v.x + m.y * v.y + m.z * v.z + m.w * v.w;
  }
  sum = warpSum(sum);
  if (lane == 0) y[row] = sum;
}

__global__ void gemvHalf(const half2* __restrict__ a, const half2* __restrict__ x, half* y, int rows, int pairs) {
  int row = blockIdx.x * (blockDim.x / 32) + threadIdx.x / 32, lane = threadIdx.x % 32;
  if (row >= rows) return;
  float sum = 0.0f;
  for (int i = lane; i < pairs; i += 32) {
    float2 m = __half22float2(a[row * pairs + i]), v = __half22float2(x[i]);
    sum = fmaf(m.x, v.x, fmaf(m.y, v.y, sum));
  }
  sum = warpSum(sum);
  if (lane == 0) y[row] = __float2half(sum);
}

__global__ void gemvFourBit(const unsigned* __restrict__ packed, const float* __restrict__ scale, const float* __restrict__ x,
                            float* y, int words) {
  int row = blockIdx.x, lane = threadIdx.x;
  float sum = 0.0f;
  for (int i = lane; i < words; i += 32) {
    unsigned w = packed[row * words + i];
    float part = 0.0f;
#pragma unroll
    for (int j = 0; j < 8; j++) part += (static_cast<int>(w >> (4 * j) & 15) - 8) * x[i * 8 + j];
    sum += part * scale[row * (words / 4) + i / 4];
  }
  sum = warpSum(sum);
  if (lane == 0) y[row] = sum;
}

__global__ void gemvTransposed(const double* a, const double* x, double* y, int rows, int columns, double alpha, double beta) {
  int column = blockIdx.x * blockDim.x + threadIdx.x;
  if (column >= columns) return;
  double sum = 0.0;
#pragma unroll 8
  for (int row = 0; row < rows; row++) sum += a[row * columns + column] * x[row];
  y[column] = alpha * sum + (beta == 0.0 ? 0.0 : beta * y[column]);
}
