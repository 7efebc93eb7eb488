// Histograms: shared memory atomics with a merge, a private copy for each warp, and warp-aggregated counting.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void histogramBytes(const uchar4* in, unsigned* bins, int count) {
  __shared__ unsigned local[256];
  for (int i = threadIdx.x; i < 256; i += blockDim.x) local[i] = 0;
  __syncthreads();
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < count; i += gridDim.x * blockDim.x) {
    uchar4 p = in[i];
    atomicAdd(&local[p.x], 1u);
    atomicAdd(&local[p.y], 1u);
    atomicAdd(&local[p.z], 1u);
    atomicAdd(&local[p.w], 1u);
  }
  __syncthreads();
  for (int i = threadIdx.x; i < 256; i += blockDim.x)
    if (local[i] != 0) atomicAdd(&bins[i], local[i]);
}

__global__ void histogramPrivate(const float* in, unsigned* bins, int count, float low, float width) {
  __shared__ unsigned short local[8][64];
  unsigned* words = reinterpret_cast<unsigned*>(&local[0][0]);
  words[threadIdx.x] = 0;
  __syncthreads();
  int warp = threadIdx.x / 32;
  for (int i = blockIdx.x * 256 + threadIdx.x; i < count; i += gridDim.x * 256) {
    int bin = min(max(__float2int_rd((in[i] - low) / width), 0), 63);
    atomicAdd(reinterpret_cast<unsigned*>(&local[warp][bin & ~1]), bin & 1 ? 0x10000u : 1u);
  }
  __syncthreads();
  if (threadIdx.x < 64) {
    unsigned sum = 0;
    for (int w = 0; w < 8; w++) sum += local[w][threadIdx.x];
    atomicAdd(&bins[threadIdx.x], sum);
  }
}

__global__ void countMatches(const int* in, unsigned* found, int count, int wanted) {
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < count; i += gridDim.x * blockDim.x) {
    unsigned mask = __ballot_sync(__activemask(), in[i] == wanted);
    if (mask != 0 && (threadIdx.x & 31) == __ffs(mask) - 1) atomicAdd(found, __popc(mask));
  }
}
