// Digests: a 64-round block hash with a rotating schedule, CRC with a table, a stream cipher's quarter rounds.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__constant__ unsigned roundConstants[64];
__constant__ unsigned crcTable[256];

__device__ __forceinline__ unsigned rotate(unsigned v, int by) { return __funnelshift_r(v, v, by); }

__global__ void digestBlocks(const uint4* message, unsigned* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  unsigned w[16], h[8];
#pragma unroll
  for (int k = 0; k < 4; k++) {
    uint4 part = message[i * 4 + k];
    w[4 * k] = __byte_perm(part.x, 0, 0x0123);
    w[4 * k + 1] = __byte_perm(part.y, 0, 0x0123);
    w[4 * k + 2] = __byte_perm(part.z, 0, 0x0123);
    w[4 * k + 3] = __byte_perm(part.w, 0, 0x0123);
  }
#pragma unroll
  for (int k = 0; k < 8; k++) h[k] = out[i * 8 + k];
#pragma unroll
  for (int r = 0; r < 64; r++) {
    if (r >= 16) {
      unsigned a = w[(r + 1) % 16], b = w[(r + 14) % 16];
      w[r % 16] += (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[(r + 9) % 16] + (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
    }
    unsigned choose = (h[4] & h[5]) ^ (~h[4] & h[6]), majority = (h[0] & h[1]) ^ (h[0] & h[2]) ^ (h[1] & h[2]);
    unsigned t1 = h[7] + (rotate(h[4], 6) ^ rotate(h[4], 11) ^ rotate(h[4], 25)) + choose + roundConstants[r] + w[r % 16];
    unsigned t2 = (rotate(h[0], 2) ^ rotate(h[0], 13) ^ rotate(h[0], 22)) + majority;
    for (int k = 7; k > 0; k--) h[k] = h[k - 1];
    h[4] += t1;
    h[0] = t1 + t2;
  }
#pragma unroll
  for (int k = 0; k < 8; k++) out[i * 8 + k] += h[k];
}

__global__ void crcRows(const unsigned char* in, unsigned* out, int length) {
  unsigned crc = ~0u;
  for (int i = 0; i < length; i++) crc = crcTable[(crc ^ in[threadIdx.x * length + i]) & 255] ^ crc >> 8;
  out[threadIdx.x] = ~crc;
}

__global__ void streamBlock(const unsigned* key, unsigned* out, unsigned counter) {
  unsigned v[16];
#pragma unroll
  for (int k = 0; k < 16; k++) v[k] = key[k];
  v[12] += counter + blockIdx.x * blockDim.x + threadIdx.x;
  auto quarter = [&](int a, int b, int c, int d) {
    v[a] += v[b], v[d] = rotate(v[d] ^ v[a], 16);
    v[c] += v[d], v[b] = rotate(v[b] ^ v[c], 20);
    v[a] += v[b], v[d] = rotate(v[d] ^ v[a], 24);
    v[c] += v[d], v[b] = rotate(v[b] ^ v[c], 25);
  };
  for (int round = 0; round < 10; round++) {
    quarter(0, 4, 8, 12), quarter(1, 5, 9, 13), quarter(2, 6, 10, 14), quarter(3, 7, 11, 15);
    quarter(0, 5, 10, 15), quarter(1, 6, 11, 12), quarter(2, 7, 8, 13), quarter(3, 4, 9, 14);
  }
  uint4* mine = reinterpret_cast<uint4*>(out + (blockIdx.x * blockDim.x + threadIdx.x) * 16);
#pragma unroll
  for (int k = 0; k < 4; k++) mine[k] = make_uint4(v[4 * k] + key[4 * k], v[4 * k + 1], v[4 * k + 2], v[4 * k + 3]);
}
