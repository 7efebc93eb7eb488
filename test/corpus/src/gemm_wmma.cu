// Tensor-core matrix multiplication through the wmma interface: half, int8, bfloat16, tf32 and double.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
#include <mma.h>
using namespace nvcuda;

__global__ void wmmaHalf(const half* a, const half* b, float* c, int m, int n, int k) {
  int warpM = (blockIdx.x * blockDim.x + threadIdx.x) / 32, warpN = blockIdx.y * blockDim.y + threadIdx.y;
  wmma::fragment<wmma::matrix_a, 16, 16, 16, half, wmma::row_major> fragA;
  wmma::fragment<wmma::matrix_b, 16, 16, 16, half, wmma::col_major> fragB;
  wmma::fragment<wmma::accumulator, 16, 16, 16, float> sum;
  wmma::fill_fragment(sum, 0.0f);
  for (int step = 0; step < k; step += 16) {
    wmma::load_matrix_sync(fragA, a + warpM * 16 * k + step, k);
    wmma::load_matrix_sync(fragB, b + warpN * 16 * k + step, k);
    wmma::mma_sync(sum, fragA, fragB, sum);
  }
  wmma::store_matrix_sync(c + warpM * 16 * n + warpN * 16, sum, n, wmma::mem_row_major);
}

__global__ void wmmaByte(const signed char* a, const signed char* b, int* c, int n, int k) {
  wmma::fragment<wmma::matrix_a, 32, 8, 16, signed char, wmma::row_major> fragA;
  wmma::fragment<wmma::matrix_b, 32, 8, 16, signed char, wmma::col_major> fragB;
  wmma::fragment<wmma::accumulator, 32, 8, 16, int> sum;
  wmma::fill_fragment(sum, 0);
  for (int step = 0; step < k; step += 16) {
    wmma::load_matrix_sync(fragA, a + blockIdx.x * 32 * k + step, k);
    wmma::load_matrix_sync(fragB, b + blockIdx.y * 8 * k + step, k);
    wmma::mma_sync(sum, fragA, fragB, sum, true);
  }
  wmma::store_matrix_sync(c + blockIdx.x * 32 * n + blockIdx.y * 8, sum, n, wmma::mem_row_major);
}

#if __CUDA_ARCH__ >= 800
__global__ void wmmaBfloat(const __nv_bfloat16* a, const __nv_bfloat16* b, float* c, int n) {
  wmma::fragment<wmma::matrix_a, 8, 32, 16, __nv_bfloat16, wmma::col_major> fragA;
  wmma::fragment<wmma::matrix_b, 8, 32, 16, __nv_bfloat16, wmma::row_major> fragB;
  wmma::fragment<wmma::accumulator, 8, 32, 16, float> sum;
  wmma::load_matrix_sync(sum, c, n, wmma::mem_col_major);
  wmma::load_matrix_sync(fragA, a, n);
  wmma::load_matrix_sync(fragB, b, n);
  wmma::mma_sync(sum, fragA, fragB, sum);
  for (int i = 0; i < sum.num_elements; i++) sum.x[i] = fmaxf(sum.x[i], 0.0f);
  wmma::store_matrix_sync(c, sum, n, wmma::mem_col_major);
}

__global__ void wmmaTf32(const float* a, const float* b, float* c, int n) {
  wmma::fragment<wmma::matrix_a, 16, 16, 8, wmma::precision::tf32, wmma::row_major> fragA;
  wmma::fragment<wmma::matrix_b, 16, 16, 8, wmma::precision::tf32, wmma::row_major> fragB;
  wmma::fragment<wmma::accumulator, 16, 16, 8, float> sum;
  wmma::fill_fragment(sum, 0.0f);
  wmma::load_matrix_sync(fragA, a, n);
  wmma::load_matrix_sync(fragB, b, n);
  for (int i = 0; i < fragA.num_elements; i++) fragA.x[i] = wmma::__float_to_tf32(fragA.x[i]);
  for (int i = 0; i < fragB.num_elements; i++) fragB.x[i] = wmma::__float_to_tf32(fragB.x[i]);
  wmma::mma_sync(sum, fragA, fragB, sum);
  wmma::store_matrix_sync(c, sum, n, wmma::mem_row_major);
}

__global__ void wmmaDouble(const double* a, const double* b, double* c, int n) {
  wmma::fragment<wmma::matrix_a, 8, 8, 4, double, wmma::row_major> fragA;
  wmma::fragment<wmma::matrix_b, 8, 8, 4, double, wmma::col_major> fragB;
  wmma::fragment<wmma::accumulator, 8, 8, 4, double> sum;
  wmma::fill_fragment(sum, 0.0);
  wmma::load_matrix_sync(fragA, a, n);
  wmma::load_matrix_sync(fragB, b, n);
  wmma::mma_sync(sum, fragA, fragB, sum);
  wmma::store_matrix_sync(c, sum, n, wmma::mem_row_major);
}
#endif
