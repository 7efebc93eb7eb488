// Random numbers: the Philox counter generator, xorshift, a linear congruential step, uniform and normal results.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__device__ __forceinline__ uint4 philoxRound(uint4 c, uint2 key) {
  unsigned high0 = __umulhi(0xD2511F53u, c.x), low0 = 0xD2511F53u * c.x;
  unsigned high1 = __umulhi(0xCD9E8D57u, c.z), low1 = 0xCD9E8D57u * c.z;
  return make_uint4(high1 ^ c.y ^ key.x, low1, high0 ^ c.w ^ key.y, low0);
}

__device__ __forceinline__ uint4 philox(uint4 counter, uint2 key) {
#pragma unroll
  for (int i = 0; i < 10; i++) {
    counter = philoxRound(counter, key);
    key.x += 0x9E3779B9u;
    key.y += 0xBB67AE85u;
  }
  return counter;
}

__device__ __forceinline__ float uniform(unsigned v) { return (v >> 8) * (1.0f / 16777216.0f); }

__global__ void philoxUniform(float4* out, unsigned long long seed, unsigned long long offset, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  uint4 r = philox(make_uint4(offset, offset >> 32, i, 0), make_uint2(seed, seed >> 32));
  out[i] = make_float4(uniform(r.x), uniform(r.y), uniform(r.z), uniform(r.w));
}

__global__ void philoxNormal(float2* out, unsigned long long seed, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  uint4 r = philox(make_uint4(i, 0, 0, 0), make_uint2(seed, seed >> 32));
  float length = sqrtf(-2.0f * logf(fmaxf(uniform(r.x), 1.0e-7f))), s, c;
  sincospif(2.0f * uniform(r.y), &s, &c);
  out[i] = make_float2(length * c, length * s);
}

__global__ void xorshiftStream(unsigned long long* state, unsigned* out, int count) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  unsigned long long x = state[i], lcg = x | 1;
  for (int k = 0; k < count; k++) {
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    lcg = lcg * 6364136223846793005ull + 1442695040888963407ull;
    out[i * count + k] = static_cast<unsigned>((x * 0x2545F4914F6CDD1Dull) >> 32) ^ static_cast<unsigned>(lcg >> 33);
  }
  state[i] = x;
}
