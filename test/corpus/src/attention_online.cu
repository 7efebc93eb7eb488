// Attention with the online softmax: running maximum and sum, one warp a query row, exp2 in the fast form.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
#include <cuda_fp16.h>

template <int HeadSize, bool Causal>
__global__ void attentionRow(const half* __restrict__ q, const half* __restrict__ k, const half* __restrict__ v,
                             half* __restrict__ out, int length, float scale) {
  constexpr int PerLane = HeadSize / 32;
  int lane = threadIdx.x % 32, row = blockIdx.x * (blockDim.x / 32) + threadIdx.x / 32;
  if (row >= length) return;
  size_t head = static_cast<size_t>(blockIdx.y) * length * HeadSize;
  float query[PerLane], sum[PerLane] = {};
#pragma unroll
  for (int i = 0; i < PerLane; i++) query[i] = __half2float(q[head + row * HeadSize + i * 32 + lane]) * scale;
  float best = -INFINITY, total = 0.0f;
  int last = Causal ? row + 1 : length;
  for (int key = 0; key < last; key++) {
    float score = 0.0f;
#pragma unroll
    for (int i = 0; i < PerLane; i++) score += query[i] * __half2float(k[head + key * HeadSize + i * 32 + lane]);
#pragma unroll
    for (int offset = 16; offset > 0; offset /= 2) score += __shfl_xor_sync(~0u, score, offset);
    float newBest = fmaxf(best, score);
    float shrink = exp2f(best - newBest), weight = exp2f(score - newBest);
    total = total * shrink + weight;
#pragma unroll
    for (int i = 0; i < PerLane; i++)
      sum[i] = sum[i] * shrink + weight * __half2float(v[head + key * HeadSize + i * 32 + lane]);
    best = newBest;
  }
  float inverse = __frcp_rn(total);
#pragma unroll
  for (int i = 0; i < PerLane; i++) out[head + row * HeadSize + i * 32 + lane] = __float2half_rn(sum[i] * inverse);
}

template __global__ void attentionRow<64, true>(const half*, const half*, const half*, half*, int, float);
template __global__ void attentionRow<128, false>(const half*, const half*, const half*, half*, int, float);
