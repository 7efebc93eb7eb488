// Calls into the runtime: printf with several argument types, assert, trap, malloc and free.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
#include <cassert>
#include <cstdio>

__global__ void greet(int n, double scale, const char* who) {
  printf("thread %d of block %d says hello to %s: %f\n", threadIdx.x, blockIdx.x, who, scale * n);
  if (n > 100) printf("no arguments at all\n");
}

__global__ void checkBounds(const int* index, const float* table, float* out, int size) {
  int at = index[threadIdx.x];
  assert(at >= 0 && at < size);
  out[threadIdx.x] = table[at];
}

__global__ void trapOnNan(const float* data, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < n && isnan(data[i])) __trap();
  if (i < n && isinf(data[i])) __brkpt();
}

__global__ void useHeap(int n, int* out) {
  int* scratch = static_cast<int*>(malloc(n * sizeof(int)));
  if (scratch == nullptr) {
    printf("out of memory: %lld bytes\n", static_cast<long long>(n) * 4);
    return;
  }
  for (int i = 0; i < n; i++) scratch[i] = i * threadIdx.x;
  int sum = 0;
  for (int i = 0; i < n; i++) sum ^= scratch[(i * 7) % n];
  out[threadIdx.x] = sum;
  free(scratch);
}
