// Filters, transforms and coders over streams: FIR and IIR, wavelets, run lengths, checksums, resampling.
// targets: sm_80 sm_90a sm_100a sm_120
__constant__ float taps[64];

template <int N> __global__ void fir(const float* x, float* y, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i + N > n) return;
  float sum = 0;
#pragma unroll
  for (int k = 0; k < N; k++) sum += taps[k] * x[i + k];
  y[i] = sum;
}
template __global__ void fir<4>(const float*, float*, int);
template __global__ void fir<16>(const float*, float*, int);
template __global__ void fir<33>(const float*, float*, int);

__global__ void biquads(const float* x, float* y, const float* c, int length) {
  int channel = blockIdx.x * blockDim.x + threadIdx.x;
  float b0 = c[0], b1 = c[1], b2 = c[2], a1 = c[3], a2 = c[4], s1 = 0, s2 = 0;
  for (int t = 0; t < length; t++) {
    float in = x[t * gridDim.x * blockDim.x + channel], out = b0 * in + s1;
    s1 = b1 * in - a1 * out + s2;
    s2 = b2 * in - a2 * out;
    y[t * gridDim.x * blockDim.x + channel] = out;
  }
}

__global__ void haar(const float2* in, float* low, float* high, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float2 v = in[i];
  low[i] = (v.x + v.y) * 0.70710678f;
  high[i] = (v.x - v.y) * 0.70710678f;
}

__global__ void daubechies(const float* in, float* low, float* high, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n / 2) return;
  const float h[4] = {0.48296291f, 0.83651630f, 0.22414387f, -0.12940952f};
  float a = 0, d = 0;
#pragma unroll
  for (int k = 0; k < 4; k++) { float v = in[(2 * i + k) % n]; a += h[k] * v; d += (k & 1 ? -1 : 1) * h[3 - k] * v; }
  low[i] = a; high[i] = d;
}

__global__ void resampleCubic(const float* in, float* out, float step, int n, int m) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= m) return;
  float at = i * step; int k = (int)at; float f = at - k;
  auto get = [&](int j) { return in[min(max(j, 0), n - 1)]; };
  float a = get(k - 1), b = get(k), c = get(k + 1), d = get(k + 2);
  out[i] = b + 0.5f * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)));
}

__global__ void crc32(const unsigned char* data, const unsigned* table, unsigned* out, int size) {
  const unsigned char* p = data + (long)(blockIdx.x * blockDim.x + threadIdx.x) * size;
  unsigned c = ~0u;
  for (int i = 0; i < size; i++) c = table[(c ^ p[i]) & 255] ^ (c >> 8);
  out[blockIdx.x * blockDim.x + threadIdx.x] = ~c;
}

__global__ void adler(const uint4* data, unsigned* out, int words) {
  int t = blockIdx.x * blockDim.x + threadIdx.x;
  unsigned a = 1, b = 0;
  for (int i = 0; i < words; i++) {
    uint4 v = data[t * words + i];
    unsigned w[4] = {v.x, v.y, v.z, v.w};
#pragma unroll
    for (int k = 0; k < 16; k++) { a += (w[k / 4] >> (8 * (k & 3))) & 255; b += a; }
    a %= 65521; b %= 65521;
  }
  out[t] = b << 16 | a;
}

__global__ void runStarts(const int* x, int* flag, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) flag[i] = i == 0 || x[i] != x[i - 1];
}

__global__ void deltaPack(const int* x, unsigned* out, int* bits, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x, lane = threadIdx.x & 31;
  int d = i > 0 && i < n ? x[i] - x[i - 1] : 0;
  unsigned z = (d << 1) ^ (d >> 31), width = 32 - __clz(__reduce_max_sync(~0u, z));
  unsigned long long word = (unsigned long long)z << ((lane * width) & 31);
  atomicOr(out + (i >> 5) * 32 + (lane * width >> 5), (unsigned)word);
  if (word >> 32) atomicOr(out + (i >> 5) * 32 + (lane * width >> 5) + 1, (unsigned)(word >> 32));
  if (lane == 0) bits[i >> 5] = width;
}

__global__ void goertzel(const float* x, float2* out, float coefficient, int n) {
  int f = blockIdx.x * blockDim.x + threadIdx.x;
  float w = coefficient * f, c = 2 * cosf(w), s1 = 0, s2 = 0;
  for (int i = 0; i < n; i++) { float s = x[i] + c * s1 - s2; s2 = s1; s1 = s; }
  out[f] = make_float2(s1 - s2 * cosf(w), s2 * sinf(w));
}

__global__ void window(float2* frame, const float* x, int hop, int size) {
  for (int i = threadIdx.x; i < size; i += blockDim.x) {
    float w = 0.5f - 0.5f * cospif(2.0f * i / size);
    frame[blockIdx.x * size + i] = make_float2(x[blockIdx.x * hop + i] * w, 0);
  }
}

__global__ void median5(const unsigned char* in, unsigned char* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < 2 || i >= n - 2) return;
  int a = in[i - 2], b = in[i - 1], c = in[i], d = in[i + 1], e = in[i + 2];
  int t = min(a, b); b = max(a, b); a = t; t = min(d, e); e = max(d, e); d = t;
  a = max(a, d); b = min(b, e); t = min(b, c); c = max(b, c); b = t;
  out[i] = min(max(a, b), c);
}

__global__ void muLaw(const short* in, unsigned char* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  int v = in[i], sign = v < 0 ? 0x80 : 0;
  v = min(abs(v) + 132, 32767);
  int e = 24 - __clz(v);
  out[i] = ~(sign | e << 4 | ((v >> (e + 3)) & 15));
}
