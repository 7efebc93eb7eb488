// The mathematics library: trigonometry, exponentials, special functions, in float, in double and in the fast form.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void floatFunctions(const float* in, float* out) {
  int i = threadIdx.x;
  float v = in[i];
  out[i] = sinf(v) + expf(v) * powf(v, 1.7f) - erff(v) + logf(v) + atan2f(v, 2.0f) + cbrtf(v) + fmodf(v, 0.3f);
  out[i + 32] = tanhf(v) + log1pf(v) * expm1f(v) + acosf(v) + sinhf(v) + lgammaf(v) + hypotf(v, out[i]) + ldexpf(v, i);
}

__global__ void fastFunctions(const float* in, float* out) {
  int i = threadIdx.x;
  float v = in[i];
  out[i] = __sinf(v) + __expf(v) * __powf(v, 1.7f) + __log2f(v) + __tanf(v) + __fdividef(v, 3.0f) + __frsqrt_rn(v) + __fsqrt_rz(v);
}

__global__ void doubleFunctions(const double* in, double* out) {
  int i = threadIdx.x;
  double v = in[i];
  out[i] = exp(v) + log(v) * sqrt(v) / rsqrt(v + 1.0);
  out[i + 32] = erf(v) + atan(v);
}

__global__ void doubleTrigonometry(const double* in, double* out) {
  double s, c;
  sincos(in[threadIdx.x], &s, &c);
  out[threadIdx.x] = s * c;
}

__global__ void optionPrice(const float* spot, const float* strike, const float* years, float* call, float* put, float rate, float sigma,
                            int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float root = sqrtf(years[i]);
  float d1 = (logf(spot[i] / strike[i]) + (rate + 0.5f * sigma * sigma) * years[i]) / (sigma * root), d2 = d1 - sigma * root;
  float discount = expf(-rate * years[i]), n1 = normcdff(d1), n2 = normcdff(d2);
  call[i] = spot[i] * n1 - strike[i] * discount * n2;
  put[i] = strike[i] * discount * (1.0f - n2) - spot[i] * (1.0f - n1);
}

__global__ void roundings(const float* in, int* out, long long* wide) {
  int i = threadIdx.x;
  float v = in[i];
  out[i] = __float2int_rn(v) + __float2int_ru(v) + static_cast<int>(roundf(v)) + lrintf(truncf(v)) + ilogbf(v) + signbit(v);
  wide[i] = llroundf(v) + __float2ll_rd(v) + static_cast<long long>(ceilf(nextafterf(v, 9.0f))) + (isfinite(v) ? 1 : 0);
}
