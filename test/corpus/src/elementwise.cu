// Elementwise arithmetic: axpy with a grid-stride loop, clamp, a fused activation, a predicated select.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
extern "C" __global__ void axpy(int n, float a, const float* __restrict__ x, float* __restrict__ y) {
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) y[i] = a * x[i] + y[i];
}

__global__ void clampAndScale(const float* in, float* out, int n, float low, float high, float scale) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float v = fminf(fmaxf(in[i], low), high);
  out[i] = v * scale;
}

__global__ void biasSwish(const float* in, const float* bias, float* out, int rows, int columns) {
  int column = blockIdx.x * blockDim.x + threadIdx.x;
  int row = blockIdx.y;
  if (column >= columns || row >= rows) return;
  float v = in[row * columns + column] + bias[column];
  out[row * columns + column] = v / (1.0f + __expf(-v));
}

__global__ void leakySelect(const float* a, const float* b, float* out, unsigned n, float slope) {
  unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n) {
    float v = a[i] > b[i] ? a[i] : b[i];
    out[i] = v > 0.0f ? v : slope * v;
  }
}
