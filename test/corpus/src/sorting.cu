// Sorting: a bitonic sort in shared memory, a bitonic step in registers across a warp, a radix digit split.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void bitonicBlock(unsigned* keys) {
  __shared__ unsigned cell[512];
  unsigned* base = keys + blockIdx.x * 512;
  cell[threadIdx.x] = base[threadIdx.x];
  cell[threadIdx.x + 256] = base[threadIdx.x + 256];
  for (unsigned size = 2; size <= 512; size *= 2) {
    for (unsigned stride = size / 2; stride > 0; stride /= 2) {
      __syncthreads();
      unsigned i = 2 * threadIdx.x - (threadIdx.x & (stride - 1));
      bool up = (i & size) == 0;
      unsigned a = cell[i], b = cell[i + stride];
      if ((a > b) == up) {
        cell[i] = b;
        cell[i + stride] = a;
      }
    }
  }
  __syncthreads();
  base[threadIdx.x] = cell[threadIdx.x];
  base[threadIdx.x + 256] = cell[threadIdx.x + 256];
}

__global__ void bitonicWarp(float* keys) {
  int lane = threadIdx.x & 31, i = blockIdx.x * blockDim.x + threadIdx.x;
  float key = keys[i];
#pragma unroll
  for (int size = 2; size <= 32; size *= 2) {
#pragma unroll
    for (int stride = size / 2; stride > 0; stride /= 2) {
      float other = __shfl_xor_sync(~0u, key, stride);
      bool low = ((lane & stride) == 0) == ((lane & size) == 0 || size == 32);
      key = low ? fminf(key, other) : fmaxf(key, other);
    }
  }
  keys[i] = key;
}

__global__ void radixSplit(const unsigned* in, unsigned* out, int bit, int* zeros) {
  __shared__ int warpZeros[8];
  int i = blockIdx.x * 256 + threadIdx.x, lane = threadIdx.x & 31, warp = threadIdx.x >> 5;
  unsigned key = in[i];
  bool one = key >> bit & 1;
  unsigned mask = __ballot_sync(~0u, !one);
  if (lane == 0) warpZeros[warp] = __popc(mask);
  __syncthreads();
  int before = __popc(mask & ((1u << lane) - 1)), total = 0;
#pragma unroll
  for (int w = 0; w < 8; w++) {
    if (w < warp) before += warpZeros[w];
    total += warpZeros[w];
  }
  int to = one ? total + threadIdx.x - before : before;
  out[blockIdx.x * 256 + to] = key;
  if (threadIdx.x == 0) zeros[blockIdx.x] = total;
}

__global__ void oddEvenPhase(int* keys, int n, int phase) {
  int i = 2 * (blockIdx.x * blockDim.x + threadIdx.x) + phase;
  if (i + 1 < n && keys[i] > keys[i + 1]) {
    int kept = keys[i];
    keys[i] = keys[i + 1];
    keys[i + 1] = kept;
  }
}
