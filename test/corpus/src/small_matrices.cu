// Many small matrices at once, and dense products in other shapes: batched solves, outer products, triangular, symmetric, mixed.
// targets: sm_80 sm_90a sm_100a sm_120
#include <cuda_fp16.h>

template <int N> __global__ void batchedMultiply(const float* a, const float* b, float* c, int n) {
  int m = blockIdx.x * blockDim.x + threadIdx.x;
  if (m >= n) return;
  a += m * N * N; b += m * N * N; c += m * N * N;
  float x[N][N];
#pragma unroll
  for (int i = 0; i < N * N; i++) x[i / N][i % N] = b[i];
#pragma unroll
  for (int i = 0; i < N; i++) {
    float row[N];
#pragma unroll
    for (int k = 0; k < N; k++) row[k] = a[i * N + k];
#pragma unroll
    for (int j = 0; j < N; j++) {
      float s = 0;
#pragma unroll
      for (int k = 0; k < N; k++) s += row[k] * x[k][j];
      c[i * N + j] = s;
    }
  }
}
template __global__ void batchedMultiply<2>(const float*, const float*, float*, int);
template __global__ void batchedMultiply<3>(const float*, const float*, float*, int);
template __global__ void batchedMultiply<4>(const float*, const float*, float*, int);
template __global__ void batchedMultiply<6>(const float*, const float*, float*, int);

__global__ void inverse3(const double* in, double* out, int n) {
  int m = blockIdx.x * blockDim.x + threadIdx.x;
  if (m >= n) return;
  const double* a = in + m * 9; double* b = out + m * 9;
  double c0 = a[4] * a[8] - a[5] * a[7], c1 = a[5] * a[6] - a[3] * a[8], c2 = a[3] * a[7] - a[4] * a[6], d = 1 / (a[0] * c0 + a[1] * c1 + a[2] * c2);
  b[0] = c0 * d; b[1] = (a[2] * a[7] - a[1] * a[8]) * d; b[2] = (a[1] * a[5] - a[2] * a[4]) * d;
  b[3] = c1 * d; b[4] = (a[0] * a[8] - a[2] * a[6]) * d; b[5] = (a[2] * a[3] - a[0] * a[5]) * d;
  b[6] = c2 * d; b[7] = (a[1] * a[6] - a[0] * a[7]) * d; b[8] = (a[0] * a[4] - a[1] * a[3]) * d;
}

__global__ void choleskyWarp(float* a, int n) {
  float* m = a + blockIdx.x * 1024; int row = threadIdx.x; float r[32];
#pragma unroll
  for (int j = 0; j < 32; j++) r[j] = m[j * 32 + row];
#pragma unroll
  for (int k = 0; k < 32; k++) {
    float pivot = rsqrtf(__shfl_sync(~0u, r[k], k)); r[k] *= pivot;
#pragma unroll
    for (int j = k + 1; j < 32; j++) r[j] -= r[k] * __shfl_sync(~0u, r[k], j);
  }
#pragma unroll
  for (int j = 0; j < 32; j++) m[j * 32 + row] = r[j];
}

__global__ void triangularSolve(const double* l, double* b, int n) {
  extern __shared__ double x[];
  for (int i = 0; i < n; i++) {
    if (threadIdx.x == 0) x[i] = b[i] / l[i * n + i];
    __syncthreads();
    for (int j = i + 1 + threadIdx.x; j < n; j += blockDim.x) b[j] -= l[j * n + i] * x[i];
    __syncthreads();
  }
}

__global__ void outerProduct(const float4* a, const float4* b, float* c, int n, float scale) {
  int i = blockIdx.y * blockDim.y + threadIdx.y, j = blockIdx.x * blockDim.x + threadIdx.x;
  float4 x = a[i], y = b[j]; float p[4] = {x.x, x.y, x.z, x.w}, q[4] = {y.x, y.y, y.z, y.w};
#pragma unroll
  for (int k = 0; k < 4; k++)
#pragma unroll
    for (int l = 0; l < 4; l++) c[(4 * i + k) * n + 4 * j + l] += scale * p[k] * q[l];
}

template <typename T, int R> __global__ void tileProduct(const T* a, const T* b, T* c, int n) {
  __shared__ T s[16][16 * R], t[16 * R][16];
  T sum[R][R] = {};
  for (int k = 0; k < n; k += 16) {
#pragma unroll
    for (int r = 0; r < R; r++) {
      s[threadIdx.y][threadIdx.x + 16 * r] = a[(k + threadIdx.y) * n + blockIdx.y * 16 * R + threadIdx.x + 16 * r];
      t[threadIdx.x + 16 * r][threadIdx.y] = b[(k + threadIdx.y) * n + blockIdx.x * 16 * R + threadIdx.x + 16 * r];
    }
    __syncthreads();
#pragma unroll
    for (int i = 0; i < 16; i++)
#pragma unroll
      for (int x = 0; x < R; x++)
#pragma unroll
        for (int y = 0; y < R; y++) sum[x][y] += s[i][threadIdx.y + 16 * x] * t[threadIdx.x + 16 * y][i];
    __syncthreads();
  }
#pragma unroll
  for (int x = 0; x < R; x++)
#pragma unroll
    for (int y = 0; y < R; y++) c[(blockIdx.y * 16 * R + threadIdx.y + 16 * x) * n + blockIdx.x * 16 * R + threadIdx.x + 16 * y] = sum[x][y];
}
template __global__ void tileProduct<float, 1>(const float*, const float*, float*, int);
template __global__ void tileProduct<float, 2>(const float*, const float*, float*, int);
template __global__ void tileProduct<float, 4>(const float*, const float*, float*, int);
template __global__ void tileProduct<double, 2>(const double*, const double*, double*, int);
template __global__ void tileProduct<int, 3>(const int*, const int*, int*, int);

__global__ void symmetricRank(const float* a, float* c, int n, int k) {
  int i = blockIdx.y * blockDim.y + threadIdx.y, j = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n || j > i) return;
  float s = 0;
  for (int l = 0; l < k; l++) s += a[i * k + l] * a[j * k + l];
  c[i * n + j] = c[j * n + i] = s;
}

__global__ void rowTimesMatrix(const __half2* x, const __half2* w, float* y, int k, int n) {
  int j = blockIdx.x * blockDim.x + threadIdx.x;
  float a = 0, b = 0;
  for (int i = 0; i < k; i += 2) {
    float2 u = __half22float2(x[i / 2]), v = __half22float2(w[(long)i * n / 2 + j]), z = __half22float2(w[(long)(i + 1) * n / 2 + j]);
    a += u.x * v.x + u.y * z.x; b += u.x * v.y + u.y * z.y;
  }
  y[2 * j] = a; y[2 * j + 1] = b;
}

__global__ void jacobiRotation(double* a, double* v, int p, int q, int n) {
  double app = a[p * n + p], aqq = a[q * n + q], apq = a[p * n + q], t = (aqq - app) / (2 * apq);
  t = copysign(1.0, t) / (fabs(t) + sqrt(1 + t * t)); double c = rsqrt(1 + t * t), s = t * c;
  int k = threadIdx.x; double x = a[k * n + p], y = a[k * n + q], u = v[k * n + p], w = v[k * n + q];
  a[k * n + p] = c * x - s * y; a[k * n + q] = s * x + c * y; v[k * n + p] = c * u - s * w; v[k * n + q] = s * u + c * w;
}

__global__ void complexDot(const float2* a, const float2* b, float2* out, int n) {
  float2 s = {0, 0};
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) { float2 x = a[i], y = b[i]; s.x += x.x * y.x + x.y * y.y; s.y += x.x * y.y - x.y * y.x; }
  for (int d = 16; d; d >>= 1) { s.x += __shfl_down_sync(~0u, s.x, d); s.y += __shfl_down_sync(~0u, s.y, d); }
  if ((threadIdx.x & 31) == 0) { atomicAdd(&out->x, s.x); atomicAdd(&out->y, s.y); }
}

__global__ void scaleRows(float* a, const float* d, int n) {
  float s = d[blockIdx.x];
  for (int i = threadIdx.x; i < n; i += blockDim.x) a[(long)blockIdx.x * n + i] *= s;
}
