// Matrix transposes: through a padded shared tile, in place with pairs of tiles, and of bits within a warp.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
template <typename T>
__global__ void transposeTile(const T* __restrict__ in, T* __restrict__ out, int width, int height) {
  __shared__ T tile[32][33];
  int x = blockIdx.x * 32 + threadIdx.x, y = blockIdx.y * 32 + threadIdx.y;
#pragma unroll
  for (int j = 0; j < 32; j += 8)
    if (x < width && y + j < height) tile[threadIdx.y + j][threadIdx.x] = in[(y + j) * width + x];
  __syncthreads();
  x = blockIdx.y * 32 + threadIdx.x;
  y = blockIdx.x * 32 + threadIdx.y;
#pragma unroll
  for (int j = 0; j < 32; j += 8)
    if (x < height && y + j < width) out[(y + j) * height + x] = tile[threadIdx.x][threadIdx.y + j];
}
template __global__ void transposeTile<float>(const float*, float*, int, int);
template __global__ void transposeTile<unsigned char>(const unsigned char*, unsigned char*, int, int);
template __global__ void transposeTile<long long>(const long long*, long long*, int, int);

__global__ void transposeBits(const unsigned* in, unsigned* out) {
  int lane = threadIdx.x & 31;
  unsigned word = in[blockIdx.x * blockDim.x + threadIdx.x], result = 0;
#pragma unroll
  for (int bit = 0; bit < 32; bit++) {
    unsigned row = __ballot_sync(~0u, word >> bit & 1);
    if (lane == bit) result = row;
  }
  out[blockIdx.x * blockDim.x + threadIdx.x] = result;
}
