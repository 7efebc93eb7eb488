// Prefix sums within a block: warp shuffles, and the work-efficient tree in shared memory.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void scanWarps(const int* in, int* out, int* blockTotals, int n) {
  __shared__ int totals[32];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  int lane = threadIdx.x & 31, warp = threadIdx.x >> 5;
  int v = i < n ? in[i] : 0;
#pragma unroll
  for (int d = 1; d < 32; d *= 2) {
    int left = __shfl_up_sync(0xffffffffu, v, d);
    if (lane >= d) v += left;
  }
  if (lane == 31) totals[warp] = v;
  __syncthreads();
  if (warp == 0) {
    int t = totals[lane];
#pragma unroll
    for (int d = 1; d < 32; d *= 2) {
      int left = __shfl_up_sync(0xffffffffu, t, d);
      if (lane >= d) t += left;
    }
    totals[lane] = t;
  }
  __syncthreads();
  if (warp > 0) v += totals[warp - 1];
  if (i < n) out[i] = v;
  if (threadIdx.x == blockDim.x - 1) blockTotals[blockIdx.x] = v;
}

__global__ void scanTree(const float* in, float* out) {
  __shared__ float cell[1024];
  int t = threadIdx.x;
  const float* source = in + blockIdx.x * 1024;
  cell[2 * t] = source[2 * t];
  cell[2 * t + 1] = source[2 * t + 1];
  int offset = 1;
  for (int d = 512; d > 0; d >>= 1) {
    __syncthreads();
    if (t < d) cell[offset * (2 * t + 2) - 1] += cell[offset * (2 * t + 1) - 1];
    offset *= 2;
  }
  if (t == 0) cell[1023] = 0.0f;
  for (int d = 1; d < 1024; d *= 2) {
    offset >>= 1;
    __syncthreads();
    if (t < d) {
      int a = offset * (2 * t + 1) - 1, b = offset * (2 * t + 2) - 1;
      float moved = cell[a];
      cell[a] = cell[b];
      cell[b] += moved;
    }
  }
  __syncthreads();
  out[blockIdx.x * 1024 + 2 * t] = cell[2 * t];
  out[blockIdx.x * 1024 + 2 * t + 1] = cell[2 * t + 1];
}
