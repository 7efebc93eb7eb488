// Quantisation: rows to int8 with a scale, packed four-bit values, stochastic rounding, back to float, int8 dot products.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void quantizeRow(const float* in, signed char* out, float* scale, int columns) {
  const float* row = in + blockIdx.x * columns;
  float largest = 0.0f;
  for (int i = threadIdx.x; i < columns; i += 32) largest = fmaxf(largest, fabsf(row[i]));
  for (int d = 16; d > 0; d /= 2) largest = fmaxf(largest, __shfl_xor_sync(~0u, largest, d));
  float inverse = largest > 0.0f ? 127.0f / largest : 0.0f;
  for (int i = threadIdx.x; i < columns; i += 32)
    out[blockIdx.x * columns + i] = static_cast<signed char>(max(-127, min(127, __float2int_rn(row[i] * inverse))));
  if (threadIdx.x == 0) scale[blockIdx.x] = largest / 127.0f;
}

__global__ void packFourBit(const float4* in, unsigned short* out, float scale, float zero, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  auto level = [&](float v) { return static_cast<unsigned>(fminf(fmaxf(rintf(v / scale + zero), 0.0f), 15.0f)); };
  float4 v = in[i];
  out[i] = level(v.x) | level(v.y) << 4 | level(v.z) << 8 | level(v.w) << 12;
}

__global__ void roundStochastic(const float* in, short* out, unsigned seed, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  unsigned h = (i ^ seed) * 0x85ebca6bu;
  h = (h ^ h >> 13) * 0xc2b2ae35u;
  float low = floorf(in[i]);
  out[i] = static_cast<short>(low) + ((h >> 8) * 5.9604645e-8f < in[i] - low);
}

__global__ void dequantize(const char4* in, const float* scale, float4* out, int quads, int quadsPerRow) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= quads) return;
  char4 q = in[i];
  float s = scale[i / quadsPerRow];
  out[i] = make_float4(q.x * s, q.y * s, q.z * s, q.w * s);
}

__global__ void dotQuantized(const int4* a, const int4* b, const float* scales, float* out, int chunks) {
  int sum = 0;
  for (int i = threadIdx.x; i < chunks; i += 32) {
    int4 x = a[blockIdx.x * chunks + i], y = b[i];
    sum = __dp4a(x.x, y.x, __dp4a(x.y, y.y, __dp4a(x.z, y.z, __dp4a(x.w, y.w, sum))));
  }
  for (int d = 16; d > 0; d /= 2) sum += __shfl_xor_sync(~0u, sum, d);
  if (threadIdx.x == 0) out[blockIdx.x] = sum * scales[blockIdx.x];
}
