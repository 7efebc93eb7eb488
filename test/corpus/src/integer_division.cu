// Integers: division and remainder by variables and constants, 64 and 128 bits wide, high products, saturation.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
template <typename T>
__global__ void divideAll(const T* a, const T* b, T* quotient, T* rest) {
  int i = threadIdx.x;
  quotient[i] = a[i] / b[i];
  rest[i] = a[i] % b[i];
}
template __global__ void divideAll<int>(const int*, const int*, int*, int*);
template __global__ void divideAll<unsigned short>(const unsigned short*, const unsigned short*, unsigned short*, unsigned short*);
template __global__ void divideAll<long long>(const long long*, const long long*, long long*, long long*);
template __global__ void divideAll<unsigned long long>(const unsigned long long*, const unsigned long long*, unsigned long long*,
                                                       unsigned long long*);

__global__ void divideByConstants(int* data, unsigned long long* wide) {
  int i = threadIdx.x, v = data[i];
  data[i] = v / 7 + v % 1000 + v / -3 + v / 16;
  unsigned long long w = wide[i];
  wide[i] = w / 1000000007ull + w % 10;
}

__global__ void highProducts(const int* a, const unsigned long long* b, long long* out) {
  int i = threadIdx.x;
  long long high = __mulhi(a[i], a[i + 1]) + __umul24(a[i], 77) + __mul24(a[i], a[i + 2]);
  out[i] = high + __umul64hi(b[i], b[i + 1]) + static_cast<long long>(a[i]) * a[i + 3];
}

__global__ void modularPower(const unsigned* base, const unsigned* exponent, unsigned* out, unsigned modulus) {
  int i = threadIdx.x;
  unsigned long long result = 1, power = base[i] % modulus;
  for (unsigned e = exponent[i]; e != 0; e >>= 1) {
    if (e & 1) result = result * power % modulus;
    power = power * power % modulus;
  }
  out[i] = static_cast<unsigned>(result);
}

__global__ void wideArithmetic(const unsigned __int128* a, const unsigned __int128* b, unsigned __int128* out) {
  int i = threadIdx.x;
  out[i] = a[i] * b[i] + (a[i] >> 37) - (b[i] << 5);
}

__global__ void addCarryChain(const unsigned* a, const unsigned* b, unsigned* out) {
  unsigned r0, r1, r2, r3;
  asm("add.cc.u32 %0, %4, %8;\n\taddc.cc.u32 %1, %5, %9;\n\taddc.cc.u32 %2, %6, %10;\n\taddc.u32 %3, %7, %11;"
      : "=r"(r0), "=r"(r1), "=r"(r2), "=r"(r3)
      : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[0]), "r"(b[1]), "r"(b[2]), "r"(b[3]));
  asm("mad.lo.cc.u32 %0, %2, %3, %0;\n\tmadc.hi.u32 %1, %2, %3, %1;" : "+r"(r0), "+r"(r1) : "r"(r2), "r"(r3));
  out[0] = r0;
  out[1] = r1;
  out[2] = r2;
  out[3] = r3;
}
