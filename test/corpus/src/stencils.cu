// Stencils: a five-point 2D step with a shared memory halo, and a seven-point 3D step that marches along z.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void heat2d(const float* in, float* out, int width, int height, float rate) {
  __shared__ float tile[18][34];
  int x = blockIdx.x * 32 + threadIdx.x, y = blockIdx.y * 16 + threadIdx.y;
  int tx = threadIdx.x + 1, ty = threadIdx.y + 1;
  auto at = [&](int column, int row) {
    column = min(max(column, 0), width - 1);
    row = min(max(row, 0), height - 1);
    return in[row * width + column];
  };
  tile[ty][tx] = at(x, y);
  if (threadIdx.x == 0) tile[ty][0] = at(x - 1, y);
  if (threadIdx.x == 31) tile[ty][33] = at(x + 1, y);
  if (threadIdx.y == 0) tile[0][tx] = at(x, y - 1);
  if (threadIdx.y == 15) tile[17][tx] = at(x, y + 1);
  __syncthreads();
  if (x < width && y < height) {
    float around = tile[ty][tx - 1] + tile[ty][tx + 1] + tile[ty - 1][tx] + tile[ty + 1][tx];
    out[y * width + x] = tile[ty][tx] + rate * (around - 4.0f * tile[ty][tx]);
  }
}

__global__ void wave3d(const double* now, const double* before, double* next, int nx, int ny, int nz, double c) {
  int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x < 1 || y < 1 || x >= nx - 1 || y >= ny - 1) return;
  long plane = static_cast<long>(nx) * ny, i = plane + static_cast<long>(y) * nx + x;
  double below = now[i - plane], here = now[i];
  for (int z = 1; z < nz - 1; z++, i += plane) {
    double above = now[i + plane];
    double laplacian = now[i - 1] + now[i + 1] + now[i - nx] + now[i + nx] + below + above - 6.0 * here;
    next[i] = 2.0 * here - before[i] + c * laplacian;
    below = here;
    here = above;
  }
}

__global__ void life(const unsigned char* in, unsigned char* out, int width, int height) {
  int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x >= width || y >= height) return;
  int alive = 0;
  for (int dy = -1; dy <= 1; dy++)
    for (int dx = -1; dx <= 1; dx++)
      if (dx != 0 || dy != 0) alive += in[(y + dy + height) % height * width + (x + dx + width) % width];
  out[y * width + x] = alive == 3 || (alive == 2 && in[y * width + x]);
}
