// Source lines as comments between the instructions, from -lineinfo with -src-in-ptx.
// targets: sm_80 sm_120
// flags: -lineinfo -src-in-ptx
__device__ __forceinline__ int wrap(int v, int n) { return v < 0 ? v + n : v; }  /* a "quoted" word and a brace } */

__global__ void rotateRows(const int* in, int* out, int columns, int by) {
  // Each block turns one row.
  for (int i = threadIdx.x; i < columns; i += blockDim.x) {
    int from = wrap((i - by) % columns, columns);  // may be negative; // twice a comment
    out[blockIdx.x * columns + i] = in[blockIdx.x * columns + from];
  }
}

__global__ void countRuns(const char* text, int length, int* runs) {
  int found = 0;
  for (int i = threadIdx.x + 1; i < length; i += blockDim.x)
    if (text[i] != text[i - 1]) found++;
  runs[threadIdx.x] = found;
}
