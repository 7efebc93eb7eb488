// Fast Fourier transforms: a radix-2 pass, a radix-4 butterfly in registers and an in-block transform of 256 points.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
struct Complex {
  float re, im;
};

__device__ __forceinline__ Complex operator+(Complex a, Complex b) { return {a.re + b.re, a.im + b.im}; }
__device__ __forceinline__ Complex operator-(Complex a, Complex b) { return {a.re - b.re, a.im - b.im}; }
__device__ __forceinline__ Complex operator*(Complex a, Complex b) {
  return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

__device__ __forceinline__ Complex root(int k, int n) {
  Complex w;
  sincospif(-2.0f * k / n, &w.im, &w.re);
  return w;
}

__global__ void fftRadix2Pass(Complex* data, int n, int half) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n / 2) return;
  int k = i & (half - 1), at = 2 * i - k;
  Complex a = data[at], b = data[at + half] * root(k, 2 * half);
  data[at] = a + b;
  data[at + half] = a - b;
}

__device__ __forceinline__ void radix4(Complex (&v)[4]) {
  Complex a = v[0] + v[2], b = v[0] - v[2], c = v[1] + v[3], d = v[1] - v[3];
  Complex turned = {d.im, -d.re};
  v[0] = a + c;
  v[1] = b + turned;
  v[2] = a - c;
  v[3] = b - turned;
}

__global__ void fft256(const Complex* in, Complex* out) {
  __shared__ Complex cell[256];
  int t = threadIdx.x;  // 64 threads, four points each
  Complex v[4];
#pragma unroll
  for (int i = 0; i < 4; i++) v[i] = in[blockIdx.x * 256 + t + i * 64];
  for (int span = 1; span < 256; span *= 4) {
    int k = t % span;
#pragma unroll
    for (int i = 1; i < 4; i++) v[i] = v[i] * root(k * i, span * 4);
    radix4(v);
    int to = (t / span) * span * 4 + k;
    __syncthreads();
#pragma unroll
    for (int i = 0; i < 4; i++) cell[to + i * span] = v[i];
    __syncthreads();
#pragma unroll
    for (int i = 0; i < 4; i++) v[i] = cell[t + i * 64];
  }
#pragma unroll
  for (int i = 0; i < 4; i++) out[blockIdx.x * 256 + t + i * 64] = v[i];
}
