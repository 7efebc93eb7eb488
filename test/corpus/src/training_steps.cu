// What training a network does beside matrix products: optimisers, losses, gradients of norms and activations, embeddings.
// targets: sm_80 sm_90a sm_100a sm_120
#include <cuda_fp16.h>
#include <cuda_bf16.h>

__global__ void adam(float* w, float* m, float* v, const float* g, float rate, float b1, float b2, float eps, float decay, int n) {
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
    float gi = g[i], mi = b1 * m[i] + (1 - b1) * gi, vi = b2 * v[i] + (1 - b2) * gi * gi;
    m[i] = mi; v[i] = vi;
    w[i] -= rate * (mi / (sqrtf(vi) + eps) + decay * w[i]);
  }
}

__global__ void momentumVector(float4* w, float4* m, const float4* g, float rate, float mu, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float4 a = m[i], b = g[i], c = w[i];
  a.x = mu * a.x + b.x; a.y = mu * a.y + b.y; a.z = mu * a.z + b.z; a.w = mu * a.w + b.w;
  c.x -= rate * a.x; c.y -= rate * a.y; c.z -= rate * a.z; c.w -= rate * a.w;
  m[i] = a; w[i] = c;
}

template <int WIDTH> __global__ void layerNormGradient(const float* x, const float* dy, const float* gain, float* dx, float eps) {
  const float* row = x + blockIdx.x * WIDTH;
  const float* grad = dy + blockIdx.x * WIDTH;
  float mean = 0, square = 0;
  for (int i = threadIdx.x; i < WIDTH; i += 32) { mean += row[i]; square += row[i] * row[i]; }
  for (int d = 16; d; d >>= 1) { mean += __shfl_xor_sync(~0u, mean, d); square += __shfl_xor_sync(~0u, square, d); }
  mean /= WIDTH;
  float inverse = rsqrtf(square / WIDTH - mean * mean + eps), a = 0, b = 0;
  for (int i = threadIdx.x; i < WIDTH; i += 32) {
    float h = (row[i] - mean) * inverse, t = grad[i] * gain[i];
    a += t; b += t * h;
  }
  for (int d = 16; d; d >>= 1) { a += __shfl_xor_sync(~0u, a, d); b += __shfl_xor_sync(~0u, b, d); }
  for (int i = threadIdx.x; i < WIDTH; i += 32) {
    float h = (row[i] - mean) * inverse;
    dx[blockIdx.x * WIDTH + i] = inverse * (grad[i] * gain[i] - a / WIDTH - h * b / WIDTH);
  }
}
template __global__ void layerNormGradient<128>(const float*, const float*, const float*, float*, float);
template __global__ void layerNormGradient<1024>(const float*, const float*, const float*, float*, float);

__global__ void geluGradient(const __half2* x, const __half2* dy, __half2* dx, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float2 a = __half22float2(x[i]), g = __half22float2(dy[i]);
  auto slope = [](float v) {
    float t = tanhf(0.7978845608f * (v + 0.044715f * v * v * v));
    return 0.5f * (1 + t) + 0.5f * v * (1 - t * t) * 0.7978845608f * (1 + 3 * 0.044715f * v * v);
  };
  dx[i] = __floats2half2_rn(g.x * slope(a.x), g.y * slope(a.y));
}

__global__ void swiglu(const __nv_bfloat162* gate, const __nv_bfloat162* up, __nv_bfloat162* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float2 a = __bfloat1622float2(gate[i]), b = __bfloat1622float2(up[i]);
  a.x = a.x / (1 + __expf(-a.x)) * b.x;
  a.y = a.y / (1 + __expf(-a.y)) * b.y;
  out[i] = __floats2bfloat162_rn(a.x, a.y);
}

__global__ void embeddingGather(const int* ids, const float4* table, float4* out, int width, int count) {
  int token = blockIdx.x;
  if (token >= count) return;
  long row = (long)ids[token] * width;
  for (int i = threadIdx.x; i < width; i += blockDim.x) out[(long)token * width + i] = table[row + i];
}

__global__ void embeddingScatter(const int* ids, const float* grad, float* table, int width) {
  long row = (long)ids[blockIdx.x] * width;
  for (int i = threadIdx.x; i < width; i += blockDim.x) atomicAdd(table + row + i, grad[(long)blockIdx.x * width + i]);
}

__global__ void huberLoss(const float* a, const float* b, float* loss, float* grad, float delta, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  float sum = 0;
  if (i < n) {
    float d = a[i] - b[i], size = fabsf(d);
    sum = size < delta ? 0.5f * d * d : delta * (size - 0.5f * delta);
    grad[i] = size < delta ? d : copysignf(delta, d);
  }
  for (int d = 16; d; d >>= 1) sum += __shfl_down_sync(~0u, sum, d);
  if ((threadIdx.x & 31) == 0) atomicAdd(loss, sum);
}

__global__ void dropoutMask(const float* x, float* y, unsigned* mask, unsigned seed, float keep, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  unsigned h = (i + seed) * 2654435761u;
  h ^= h >> 15; h *= 2246822519u; h ^= h >> 13;
  bool on = h * 2.3283064e-10f < keep;
  unsigned bits = __ballot_sync(~0u, on);
  if (i < n) y[i] = on ? x[i] / keep : 0;
  if ((threadIdx.x & 31) == 0) mask[i >> 5] = bits;
}

__global__ void rotaryPairs(float2* q, const float2* table, int heads, int half) {
  int at = blockIdx.x, head = blockIdx.y;
  for (int i = threadIdx.x; i < half; i += blockDim.x) {
    float2 v = q[((long)at * heads + head) * half + i], t = table[at * half + i];
    q[((long)at * heads + head) * half + i] = make_float2(v.x * t.x - v.y * t.y, v.x * t.y + v.y * t.x);
  }
}

__global__ void gradientNorm(const float* g, double* total, int n) {
  double sum = 0;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) sum += (double)g[i] * g[i];
  for (int d = 16; d; d >>= 1) sum += __shfl_down_sync(~0u, sum, d);
  if ((threadIdx.x & 31) == 0) atomicAdd(total, sum);
}

__global__ void labelSmoothing(const float* logits, const int* label, float* grad, float eps, int classes) {
  const float* row = logits + (long)blockIdx.x * classes;
  float most = -INFINITY, sum = 0;
  for (int i = threadIdx.x; i < classes; i += 32) most = fmaxf(most, row[i]);
  for (int d = 16; d; d >>= 1) most = fmaxf(most, __shfl_xor_sync(~0u, most, d));
  for (int i = threadIdx.x; i < classes; i += 32) sum += __expf(row[i] - most);
  for (int d = 16; d; d >>= 1) sum += __shfl_xor_sync(~0u, sum, d);
  int right = label[blockIdx.x];
  for (int i = threadIdx.x; i < classes; i += 32)
    grad[(long)blockIdx.x * classes + i] = __expf(row[i] - most) / sum - (i == right ? 1 - eps : eps / (classes - 1));
}
