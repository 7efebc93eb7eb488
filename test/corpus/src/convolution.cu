// Convolutions: separable rows with the filter in constant memory, a 3x3 image filter, a 1D layer with channels.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
constexpr int Radius = 8;
__constant__ float rowFilter[2 * Radius + 1];
__constant__ float sharpen[3][3] = {{0.0f, -1.0f, 0.0f}, {-1.0f, 5.0f, -1.0f}, {0.0f, -1.0f, 0.0f}};

__global__ void convolveRow(const float* in, float* out, int width) {
  __shared__ float line[256 + 2 * Radius];
  int x = blockIdx.x * 256 + threadIdx.x;
  const float* row = in + blockIdx.y * width;
  line[threadIdx.x + Radius] = x < width ? row[x] : 0.0f;
  if (threadIdx.x < Radius) {
    line[threadIdx.x] = x >= Radius ? row[x - Radius] : 0.0f;
    line[threadIdx.x + 256 + Radius] = x + 256 < width ? row[x + 256] : 0.0f;
  }
  __syncthreads();
  float sum = 0.0f;
#pragma unroll
  for (int i = -Radius; i <= Radius; i++) sum += rowFilter[Radius + i] * line[threadIdx.x + Radius + i];
  if (x < width) out[blockIdx.y * width + x] = sum;
}

__global__ void sharpenImage(const unsigned char* in, unsigned char* out, int width, int height, int pitch) {
  int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x == 0 || y == 0 || x >= width - 1 || y >= height - 1) return;
  float sum = 0.0f;
  for (int j = 0; j < 3; j++)
    for (int i = 0; i < 3; i++) sum += sharpen[j][i] * in[(y + j - 1) * pitch + x + i - 1];
  out[y * pitch + x] = static_cast<unsigned char>(__saturatef(sum / 255.0f) * 255.0f + 0.5f);
}

__global__ void convolveLayer(const float* in, const float* weight, float* out, int channels, int length, int kernel,
                              int stride) {
  int position = blockIdx.x * blockDim.x + threadIdx.x, filter = blockIdx.y;
  int outLength = (length - kernel) / stride + 1;
  if (position >= outLength) return;
  float sum = 0.0f;
  for (int c = 0; c < channels; c++)
    for (int t = 0; t < kernel; t++)
      sum += in[c * length + position * stride + t] * weight[(filter * channels + c) * kernel + t];
  out[filter * outLength + position] = sum;
}
