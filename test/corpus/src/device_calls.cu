// Device functions that stay calls: noinline, recursion, struct arguments and results, references.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
struct Vec3 {
  float x, y, z;
};

struct Big {
  double weight[6];
  char tag;
};

__device__ __noinline__ Vec3 cross(Vec3 a, Vec3 b) {
  return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

__device__ __noinline__ double blend(const Big big, double t) {
  double sum = big.tag;
  for (int i = 0; i < 6; i++) sum = sum * t + big.weight[i];
  return sum;
}

__device__ __noinline__ void divide(int a, int b, int& quotient, int& rest) {
  quotient = a / b;
  rest = a % b;
}

__device__ __noinline__ int ackermann(int m, int n) {
  if (m == 0) return n + 1;
  if (n == 0) return ackermann(m - 1, 1);
  return ackermann(m - 1, ackermann(m, n - 1));
}

__device__ bool isOdd(unsigned n);
__device__ __noinline__ bool isEven(unsigned n) { return n == 0 || isOdd(n - 1); }
__device__ __noinline__ bool isOdd(unsigned n) { return n != 0 && isEven(n - 1); }

__device__ __noinline__ short addShort(short a, unsigned char b, bool negate) { return negate ? -(a + b) : a + b; }

__global__ void callStructs(const Vec3* a, const Vec3* b, Vec3* out, const Big* big, double* blended) {
  int i = threadIdx.x;
  out[i] = cross(a[i], b[i]);
  blended[i] = blend(big[i], out[i].x);
}

__global__ void callRecursive(int* out, int m) {
  out[threadIdx.x] = ackermann(m, threadIdx.x);
  if (isEven(out[threadIdx.x])) out[threadIdx.x] = 0;
}

__global__ void callReferences(int* data, short* small) {
  int q, r;
  divide(data[threadIdx.x], data[threadIdx.x + 32], q, r);
  data[threadIdx.x] = q * 1000 + r;
  small[threadIdx.x] = addShort(small[threadIdx.x], data[threadIdx.x], q > r);
}
