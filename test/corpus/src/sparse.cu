// Sparse matrices: CSR times a vector (one thread and one warp a row), COO with atomics, ELL with padding.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
template <typename Value>
__global__ void csrScalar(int rows, const int* start, const int* column, const Value* value, const Value* x, Value* y) {
  int row = blockIdx.x * blockDim.x + threadIdx.x;
  if (row >= rows) return;
  Value sum = 0;
  for (int i = start[row]; i < start[row + 1]; i++) sum += value[i] * x[column[i]];
  y[row] = sum;
}
template __global__ void csrScalar<float>(int, const int*, const int*, const float*, const float*, float*);
template __global__ void csrScalar<double>(int, const int*, const int*, const double*, const double*, double*);

__global__ void csrWarp(int rows, const long long* start, const unsigned* column, const float* value,
                        const float* __restrict__ x, float* y) {
  int row = (blockIdx.x * blockDim.x + threadIdx.x) / 32, lane = threadIdx.x % 32;
  if (row >= rows) return;
  float sum = 0.0f;
  for (long long i = start[row] + lane; i < start[row + 1]; i += 32) sum = fmaf(value[i], __ldg(&x[column[i]]), sum);
  for (int d = 16; d > 0; d /= 2) sum += __shfl_down_sync(0xffffffffu, sum, d);
  if (lane == 0) y[row] = sum;
}

__global__ void cooAtomic(int entries, const int* row, const int* column, const double* value, const double* x, double* y) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i < entries) atomicAdd(&y[row[i]], value[i] * x[column[i]]);
}

__global__ void ellVector(int rows, int width, const int* column, const float* value, const float* x, float* y) {
  int row = blockIdx.x * blockDim.x + threadIdx.x;
  if (row >= rows) return;
  float sum = 0.0f;
#pragma unroll 4
  for (int slot = 0; slot < width; slot++) {
    int c = column[slot * rows + row];
    if (c >= 0) sum += value[slot * rows + row] * x[c];
  }
  y[row] = sum;
}
