// Bit manipulation: popc, clz, brev, ffs, prmt, funnel shifts, bfe and bfi, lop3, dp4a, video instructions.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void countBits(const unsigned long long* in, int* out) {
  unsigned long long v = in[threadIdx.x];
  unsigned w = static_cast<unsigned>(v);
  out[threadIdx.x] = __popcll(v) + __popc(w) * __clz(w) + __clzll(v) + __ffs(w) - __ffsll(v);
}

__global__ void mixBits(const unsigned* in, unsigned* out) {
  unsigned a = in[2 * threadIdx.x], b = in[2 * threadIdx.x + 1];
  unsigned r = __brev(a) ^ __byte_perm(a, b, 0x5140);
  r += __funnelshift_l(a, b, 7) ^ __funnelshift_rc(a, b, b & 63);
  r = (r & a) | (~r & b);
  out[threadIdx.x] = __brevll(r) >> 32 ^ (r << 13 | r >> 19);
}

__global__ void bitFields(const unsigned* in, unsigned* out, int at) {
  unsigned v = in[threadIdx.x], field, merged;
  int sign, depth;
  asm("bfe.u32 %0, %1, %2, 5;" : "=r"(field) : "r"(v), "r"(at));
  asm("bfe.s32 %0, %1, 8, 9;" : "=r"(sign) : "r"(v));
  asm("bfi.b32 %0, %1, %2, 16, 8;" : "=r"(merged) : "r"(field), "r"(v));
  asm("bfind.shiftamt.u32 %0, %1;" : "=r"(depth) : "r"(v));
  asm("lop3.b32 %0, %0, %1, %2, 0x96;" : "+r"(merged) : "r"(field), "r"(v));
  asm("szext.clamp.u32 %0, %1, %2;" : "=r"(field) : "r"(v), "r"(at));
  asm("bmsk.wrap.b32 %0, %1, 4;" : "=r"(v) : "r"(at));
  out[threadIdx.x] = merged + field + sign + depth + v;
}

__global__ void dotBytes(const int* a, const int* b, int* out, int n) {
  int sum = 0;
  unsigned usum = 0;
  for (int i = threadIdx.x; i < n; i += blockDim.x) {
    sum = __dp4a(a[i], b[i], sum);
    sum = __dp2a_lo(a[i], b[i], sum);
    usum = __dp4a(static_cast<unsigned>(a[i]), static_cast<unsigned>(b[i]), usum);
  }
  out[threadIdx.x] = sum ^ usum;
}

__global__ void packedBytes(const unsigned* a, const unsigned* b, unsigned* out) {
  unsigned x = a[threadIdx.x], y = b[threadIdx.x];
  unsigned r = __vadd4(x, y) ^ __vmaxs2(x, y) ^ __vabsdiffu4(x, y) ^ __vcmpgtu2(x, y) ^ __vavgu4(x, y);
  out[threadIdx.x] = __vsads4(r, x) + __sad(static_cast<int>(x), static_cast<int>(y), r) + __usad(x, y, 3u) + __vsubss4(r, y);
}

__global__ void morton(const uint2* in, unsigned* out) {
  auto spread = [](unsigned v) {
    v = (v | v << 8) & 0x00ff00ffu;
    v = (v | v << 4) & 0x0f0f0f0fu;
    v = (v | v << 2) & 0x33333333u;
    return (v | v << 1) & 0x55555555u;
  };
  uint2 p = in[threadIdx.x];
  out[threadIdx.x] = spread(p.x & 0xffff) | spread(p.y & 0xffff) << 1;
}
