// Selection: a register-held top eight for each thread, an argmax with 64-bit keys, a sampled pick, a radix select.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void topEight(const float* in, float* values, int* indices, int n) {
  float best[8];
  int where[8];
#pragma unroll
  for (int i = 0; i < 8; i++) best[i] = -3.0e38f, where[i] = -1;
  for (int i = threadIdx.x; i < n; i += blockDim.x) {
    float v = in[i];
    int at = i;
    if (v <= best[7]) continue;
#pragma unroll
    for (int j = 0; j < 8; j++) {
      if (v > best[j]) {
        float keptValue = best[j];
        int keptIndex = where[j];
        best[j] = v;
        where[j] = at;
        v = keptValue;
        at = keptIndex;
      }
    }
  }
#pragma unroll
  for (int i = 0; i < 8; i++) {
    values[threadIdx.x * 8 + i] = best[i];
    indices[threadIdx.x * 8 + i] = where[i];
  }
}

__device__ __forceinline__ unsigned orderedKey(float v) {
  unsigned bits = __float_as_uint(v);
  return bits & 0x80000000u ? ~bits : bits | 0x80000000u;
}

__global__ void argmax(const float* in, unsigned long long* winner, int n) {
  unsigned long long best = 0;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
    unsigned long long key = static_cast<unsigned long long>(orderedKey(in[i])) << 32 | ~static_cast<unsigned>(i);
    best = max(best, key);
  }
  for (int d = 16; d > 0; d /= 2) best = max(best, __shfl_xor_sync(~0u, best, d));
  if (threadIdx.x % 32 == 0) atomicMax(winner, best);
}

__global__ void radixSelect(const float* in, unsigned* result, int n, int rank) {
  __shared__ int bins[256];
  __shared__ unsigned prefix;
  __shared__ int left;
  if (threadIdx.x == 0) prefix = 0, left = rank;
  for (int shift = 24; shift >= 0; shift -= 8) {
    bins[threadIdx.x] = 0;
    __syncthreads();
    unsigned high = shift == 24 ? 0 : ~0u << (shift + 8);
    for (int i = threadIdx.x; i < n; i += 256) {
      unsigned key = orderedKey(in[i]);
      if ((key & high) == prefix) atomicAdd(&bins[key >> shift & 255], 1);
    }
    __syncthreads();
    if (threadIdx.x == 0) {
      int digit = 255;
      while (digit > 0 && bins[digit] < left) left -= bins[digit--];
      prefix |= static_cast<unsigned>(digit) << shift;
    }
    __syncthreads();
  }
  if (threadIdx.x == 0) *result = prefix;
}

__global__ void samplePick(const float* probability, const float* random, int* picked, int n) {
  int lane = threadIdx.x;
  float wanted = random[blockIdx.x], before = 0.0f;
  for (int base = 0; base < n; base += 32) {
    float v = base + lane < n ? probability[blockIdx.x * n + base + lane] : 0.0f;
    for (int d = 1; d < 32; d *= 2) {
      float other = __shfl_up_sync(~0u, v, d);
      if (lane >= d) v += other;
    }
    unsigned reached = __ballot_sync(~0u, before + v >= wanted);
    if (reached != 0) {
      if (lane == 0) picked[blockIdx.x] = base + __ffs(reached) - 1;
      return;
    }
    before += __shfl_sync(~0u, v, 31);
  }
  if (lane == 0) picked[blockIdx.x] = n - 1;
}
