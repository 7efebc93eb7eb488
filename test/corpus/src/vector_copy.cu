// Vector loads and stores: 128-bit and 64-bit copies, cache hints, read-only loads, byte vectors.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void copyFloat4(const float4* __restrict__ from, float4* __restrict__ to, size_t count) {
  size_t i = blockIdx.x * static_cast<size_t>(blockDim.x) + threadIdx.x;
  if (i < count) to[i] = from[i];
}

__global__ void copyStreaming(const int4* from, int4* to, int count) {
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < count; i += blockDim.x * gridDim.x) {
    __stcs(&to[i], __ldcs(&from[i]));
  }
}

__global__ void addDouble2(const double2* a, const double2* b, double2* out, int count) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= count) return;
  double2 x = __ldg(&a[i]), y = __ldcg(&b[i]);
  __stwt(&out[i], make_double2(x.x + y.x, x.y + y.y));
}

__global__ void swizzlePixels(const uchar4* from, uchar4* to, int count) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= count) return;
  uchar4 p = from[i];
  to[i] = make_uchar4(p.z, p.y, p.x, 255 - p.w);
}

__global__ void interleave(const short* left, const short* right, short2* frames, int count) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < count) frames[i] = make_short2(left[i], right[i]);
}
