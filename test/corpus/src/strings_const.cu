// Long constants: text with escapes and other alphabets, a substitution table, wide characters, an encoder on them.
// targets: sm_75 sm_90a sm_120
#include <cstdio>

__constant__ char longText[] =
    "Once upon a time there was a thread that waited at a barrier which half of its warp would never reach. "
    "It counted \"clock\" cycles\\ticks, tabs\tand\nlines, until the watchdog came by (\x01\x7f\xff) and the tale was over. "
    "Moral: reconverge first; synchronise afterwards // this is not a comment /* neither is this */ { } ; @%p1 bra $L;";
__device__ const char greek[] = "\u03b1\u03b2\u03b3 \u2202u/\u2202t = \u0394u \U0001F9EE";
__device__ const wchar_t wide[] = L"wide \u4e16\u754c";
__constant__ unsigned char gamma22[64] = {0,   38,  52,  63,  72,  79,  86,  93,  98,  104, 109, 113, 118, 122, 126, 130,
                                          134, 137, 141, 144, 147, 150, 154, 157, 159, 162, 165, 168, 170, 173, 176, 178,
                                          181, 183, 186, 188, 190, 193, 195, 197, 199, 201, 204, 206, 208, 210, 212, 214,
                                          216, 218, 220, 222, 224, 226, 228, 229, 231, 233, 235, 237, 239, 240, 242, 255};
__constant__ char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

__global__ void spellText(char* out, int n) {
  int i = threadIdx.x;
  if (i < n) out[i] = longText[i % sizeof(longText)] ^ greek[i % sizeof(greek)];
  if (i == 0) printf("%s [%s] %ls\n", longText, greek, wide);
}

__global__ void encode(const unsigned char* in, char* out, int groups) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= groups) return;
  unsigned v = in[3 * i] << 16 | in[3 * i + 1] << 8 | in[3 * i + 2];
#pragma unroll
  for (int k = 0; k < 4; k++) out[4 * i + k] = digits[v >> (18 - 6 * k) & 63];
}

__global__ void correctGamma(uchar4* pixels, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  uchar4 p = pixels[i];
  pixels[i] = make_uchar4(gamma22[p.x / 4], gamma22[p.y / 4], gamma22[p.z / 4], p.w);
}

__global__ void report(int code) {
  const char* names[] = {"ok", "warning", "error", "a rather long explanation that should have its own line in the output\n"};
  if (code > 2) printf("thread %u: %s\n", threadIdx.x, names[code & 3]);
}
