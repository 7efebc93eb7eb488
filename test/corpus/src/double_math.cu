// Double precision: polynomial evaluation, Newton iteration, directed rounding, compensated summation, comparisons.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__constant__ double coefficients[8] = {1.0, -0.5, 0.125, -0.0625, 3.0e-3, 1.0e-5, -2.5e-7, 6.02214076e23};

__global__ void polynomial(const double* x, double* y, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  double sum = coefficients[7];
#pragma unroll
  for (int k = 6; k >= 0; k--) sum = fma(sum, x[i], coefficients[k]);
  y[i] = sum;
}

__global__ void cubeRootNewton(const double* x, double* y, int n, double tolerance) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  double v = x[i], r = v > 1.0 ? v : 1.0, step;
  do {
    step = (r * r * r - v) / (3.0 * r * r);
    r -= step;
  } while (fabs(step) > tolerance * fabs(r));
  y[i] = r;
}

__global__ void intervalOps(const double2* a, const double2* b, double2* out) {
  int i = threadIdx.x;
  double2 x = a[i], y = b[i];
  double low = __dadd_rd(x.x, y.x), high = __dadd_ru(x.y, y.y);
  low = __dsqrt_rd(fmax(low, 0.0));
  high = __ddiv_ru(__dsqrt_ru(high), __drcp_rd(__dmul_rz(x.x, y.y)));
  out[i] = make_double2(low, high);
}

__global__ void compensatedSum(const double* in, double* out, int n) {
  double sum = 0.0, lost = 0.0;
  for (int i = threadIdx.x; i < n; i += blockDim.x) {
    double y = in[i] - lost, t = sum + y;
    lost = (t - sum) - y;
    sum = t;
  }
  out[threadIdx.x] = isnan(sum) ? -1.0 : copysign(sum, lost);
}

__global__ void splitDouble(const double* in, int* high, int* low, long long* bits, float* narrow) {
  int i = threadIdx.x;
  high[i] = __double2hiint(in[i]);
  low[i] = __double2loint(in[i]);
  bits[i] = __double_as_longlong(floor(in[i]) + trunc(in[i]) + rint(in[i]));
  narrow[i] = __double2float_rd(in[i]) + __double2int_rn(in[i]) + __double2ull_rz(in[i]);
}
