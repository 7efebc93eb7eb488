// Normalisations: softmax, layer norm by Welford's method, root-mean-square norm on halves, cross entropy, rotary angles.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
#include <cuda_fp16.h>

__global__ void softmaxRow(const float* in, float* out, int columns) {
  __shared__ float cell[32];
  const float* row = in + blockIdx.x * columns;
  int lane = threadIdx.x % 32, warp = threadIdx.x / 32, warps = blockDim.x / 32;
  float best = -3.4e38f;
  for (int i = threadIdx.x; i < columns; i += blockDim.x) best = fmaxf(best, row[i]);
  for (int d = 16; d > 0; d /= 2) best = fmaxf(best, __shfl_xor_sync(~0u, best, d));
  if (lane == 0) cell[warp] = best;
  __syncthreads();
  for (int w = 0; w < warps; w++) best = fmaxf(best, cell[w]);
  __syncthreads();
  float sum = 0.0f;
  for (int i = threadIdx.x; i < columns; i += blockDim.x) sum += __expf(row[i] - best);
  for (int d = 16; d > 0; d /= 2) sum += __shfl_xor_sync(~0u, sum, d);
  if (lane == 0) cell[warp] = sum;
  __syncthreads();
  sum = 0.0f;
  for (int w = 0; w < warps; w++) sum += cell[w];
  for (int i = threadIdx.x; i < columns; i += blockDim.x) out[blockIdx.x * columns + i] = __expf(row[i] - best) / sum;
}

__global__ void layerNorm(const float* in, const float* gain, const float* bias, float* out, int columns, float epsilon) {
  const float* row = in + blockIdx.x * columns;
  float mean = 0.0f, spread = 0.0f, count = 0.0f;
  for (int i = threadIdx.x; i < columns; i += 32) {
    count += 1.0f;
    float delta = row[i] - mean;
    mean += delta / count;
    spread += delta * (row[i] - mean);
  }
#pragma unroll
  for (int d = 16; d > 0; d /= 2) {
    float otherMean = __shfl_xor_sync(~0u, mean, d), otherSpread = __shfl_xor_sync(~0u, spread, d);
    float otherCount = __shfl_xor_sync(~0u, count, d), total = count + otherCount, delta = otherMean - mean;
    if (total > 0.0f) {
      mean += delta * otherCount / total;
      spread += otherSpread + delta * delta * count * otherCount / total;
      count = total;
    }
  }
  float inverse = rsqrtf(spread / count + epsilon);
  for (int i = threadIdx.x; i < columns; i += 32) out[blockIdx.x * columns + i] = (row[i] - mean) * inverse * gain[i] + bias[i];
}

__global__ void rmsNorm(const half2* in, const half2* gain, half2* out, int pairs, float epsilon) {
  const half2* row = in + blockIdx.x * pairs;
  float sum = 0.0f;
  for (int i = threadIdx.x; i < pairs; i += 32) {
    float2 v = __half22float2(row[i]);
    sum += v.x * v.x + v.y * v.y;
  }
  for (int d = 16; d > 0; d /= 2) sum += __shfl_xor_sync(~0u, sum, d);
  half2 inverse = __float2half2_rn(rsqrtf(sum / (2 * pairs) + epsilon));
  for (int i = threadIdx.x; i < pairs; i += 32) out[blockIdx.x * pairs + i] = __hmul2(__hmul2(row[i], inverse), gain[i]);
}

__global__ void crossEntropy(const float* logits, const int* label, float* loss, int classes, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float best = -INFINITY, sum = 0.0f;
  for (int c = 0; c < classes; c++) best = fmaxf(best, logits[i * classes + c]);
  for (int c = 0; c < classes; c++) sum += expf(logits[i * classes + c] - best);
  loss[i] = label[i] < 0 ? 0.0f : logf(sum) + best - logits[i * classes + label[i]];
}

__global__ void rotary(float2* data, int pairs, int positions) {
  int pair = blockIdx.x * blockDim.x + threadIdx.x, position = blockIdx.y;
  if (pair >= pairs || position >= positions) return;
  float angle = position * powf(10000.0f, -static_cast<float>(pair) / pairs), s, c;
  sincosf(angle, &s, &c);
  float2 v = data[position * pairs + pair];
  data[position * pairs + pair] = make_float2(v.x * c - v.y * s, v.x * s + v.y * c);
}
