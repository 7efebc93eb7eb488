// A stress file: very long straight-line kernels from templates, thousands of virtual registers, with spills.
// targets: sm_80 sm_120
template <int N, typename T>
__global__ void multiplyInRegisters(const T* a, const T* b, T* c, int stride) {
  T left[N][N], right[N][N];
  int i = blockIdx.x * blockDim.x + threadIdx.x;
#pragma unroll
  for (int k = 0; k < N * N; k++) {
    left[k / N][k % N] = a[k * stride + i];
    right[k / N][k % N] = b[k * stride + i];
  }
#pragma unroll
  for (int y = 0; y < N; y++)
#pragma unroll
    for (int x = 0; x < N; x++) {
      T sum = 0;
#pragma unroll
      for (int k = 0; k < N; k++) sum += left[y][k] * right[k][x];
      c[(y * N + x) * stride + i] = sum;
    }
}
template __global__ void multiplyInRegisters<8, float>(const float*, const float*, float*, int);
template __global__ void multiplyInRegisters<12, float>(const float*, const float*, float*, int);
template __global__ void multiplyInRegisters<10, double>(const double*, const double*, double*, int);

template <int Size>
__global__ void sortInRegisters(int* data, int stride) {
  int v[Size], i = blockIdx.x * blockDim.x + threadIdx.x;
#pragma unroll
  for (int k = 0; k < Size; k++) v[k] = data[k * stride + i];
#pragma unroll
  for (int round = 0; round < Size; round++)
#pragma unroll
    for (int k = round % 2; k + 1 < Size; k += 2) {
      int low = min(v[k], v[k + 1]), high = max(v[k], v[k + 1]);
      v[k] = low;
      v[k + 1] = high;
    }
#pragma unroll
  for (int k = 0; k < Size; k++) data[k * stride + i] = v[k];
}
template __global__ void sortInRegisters<48>(int*, int);
template __global__ void sortInRegisters<64>(int*, int);
