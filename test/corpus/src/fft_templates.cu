// Fourier transforms of a whole signal in one block, one template for all sizes: mixed radices, twiddles, shared exchange.
// targets: sm_75 sm_80
namespace fourier {

template <typename Real>
struct __align__(2 * sizeof(Real)) Complex {
  Real re, im;
};

template <typename Real>
__device__ __forceinline__ Complex<Real> operator+(Complex<Real> a, Complex<Real> b) {
  return {a.re + b.re, a.im + b.im};
}

template <typename Real>
__device__ __forceinline__ Complex<Real> operator-(Complex<Real> a, Complex<Real> b) {
  return {a.re - b.re, a.im - b.im};
}

template <typename Real>
__device__ __forceinline__ Complex<Real> operator*(Complex<Real> a, Complex<Real> b) {
  return {a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re};
}

__device__ __forceinline__ void unitCircle(float turns, float* sine, float* cosine) { __sincosf(6.283185307f * turns, sine, cosine); }
__device__ __forceinline__ void unitCircle(double turns, double* sine, double* cosine) { sincospi(2.0 * turns, sine, cosine); }

/** cos(2 pi i / 32) for the constants of the small transforms, folded at compile time. */
constexpr __host__ __device__ double cosine32(int i) {
  // Local, because the compiler would put its process number in the name of a table of this file's own.
  constexpr double first[9] = {1.0,
                               0.98078528040323044913,
                               0.92387953251128675613,
                               0.83146961230254523708,
                               0.70710678118654752440,
                               0.55557023301960222474,
                               0.38268343236508977173,
                               0.19509032201612826785,
                               0.0};
  i = i % 32;
  if (i > 16) i = 32 - i;
  return i <= 8 ? first[i] : -first[16 - i];
}

template <bool Inverse, int Index, int Count, typename Real>
__device__ __forceinline__ Complex<Real> rotate(Complex<Real> x) {
  constexpr int Step = Index * (32 / Count);
  constexpr Real Cosine = static_cast<Real>(cosine32(Step)), Sine = static_cast<Real>(cosine32(Step + 8));
  return x * Complex<Real>{Cosine, Inverse ? -Sine : Sine};
}

/** A transform of R values in registers, by halves; the results come out in order. */
template <bool Inverse, int R, typename Real>
struct Small {
  static __device__ __forceinline__ void run(Complex<Real> (&x)[R]) {
    Complex<Real> even[R / 2], odd[R / 2];
#pragma unroll
    for (int i = 0; i < R / 2; i++) {
      even[i] = x[2 * i];
      odd[i] = x[2 * i + 1];
    }
    Small<Inverse, R / 2, Real>::run(even);
    Small<Inverse, R / 2, Real>::run(odd);
    combine<0>(x, even, odd);
  }
  template <int I>
  static __device__ __forceinline__ void combine(Complex<Real> (&x)[R], Complex<Real> (&even)[R / 2], Complex<Real> (&odd)[R / 2]) {
    if constexpr (I < R / 2) {
      Complex<Real> turned = rotate<Inverse, I, R>(odd[I]);
      x[I] = even[I] + turned;
      x[I + R / 2] = even[I] - turned;
      combine<I + 1>(x, even, odd);
    }
  }
};

template <bool Inverse, typename Real>
struct Small<Inverse, 1, Real> {
  static __device__ __forceinline__ void run(Complex<Real> (&)[1]) {}
};

template <bool Inverse, typename Real>
struct Small<Inverse, 3, Real> {
  static __device__ __forceinline__ void run(Complex<Real> (&x)[3]) {
    Complex<Real> sum = x[1] + x[2], difference = x[1] - x[2];
    constexpr Real Root = static_cast<Real>(Inverse ? 0.86602540378443864676 : -0.86602540378443864676);
    Complex<Real> middle = {x[0].re - Real(0.5) * sum.re, x[0].im - Real(0.5) * sum.im};
    Complex<Real> side = {-Root * difference.im, Root * difference.re};
    x[0] = x[0] + sum;
    x[1] = middle + side;
    x[2] = middle - side;
  }
};

template <int... Radices>
struct Plan {
  static constexpr int Size = (1 * ... * Radices), Largest = [] {
    int largest = 0;
    ((largest = Radices > largest ? Radices : largest), ...);
    return largest;
  }();
  static constexpr int Threads = Size / Largest;
};

/** One pass: every thread transforms some groups of R values, Done is the product of the radices before this one. */
template <bool Inverse, int Size, int Threads, int Done, typename Real, int R, int... Rest>
__device__ __forceinline__ void passes(Complex<Real>* shared, int thread) {
  constexpr int Groups = Size / R, PerThread = (Groups + Threads - 1) / Threads;
  Complex<Real> x[PerThread][R];
#pragma unroll
  for (int g = 0; g < PerThread; g++) {
    int group = thread + g * Threads;
    if (Groups % Threads != 0 && group >= Groups) break;
#pragma unroll
    for (int i = 0; i < R; i++) x[g][i] = shared[group + i * Groups];
    if constexpr (Done > 1) {
      Real turns = static_cast<Real>(group % Done) / static_cast<Real>(Done * R);
      Complex<Real> first, twiddle;
      unitCircle(Inverse ? turns : -turns, &first.im, &first.re);
      twiddle = first;
#pragma unroll
      for (int i = 1; i < R; i++) {
        x[g][i] = x[g][i] * twiddle;
        twiddle = twiddle * first;
      }
    }
    Small<Inverse, R, Real>::run(x[g]);
  }
  __syncthreads();
#pragma unroll
  for (int g = 0; g < PerThread; g++) {
    int group = thread + g * Threads, low = group % Done, high = group / Done;
    if (Groups % Threads != 0 && group >= Groups) break;
#pragma unroll
    for (int i = 0; i < R; i++) shared[(high * R + i) * Done + low] = x[g][i];
  }
  __syncthreads();
  if constexpr (sizeof...(Rest) > 0) passes<Inverse, Size, Threads, Done * R, Real, Rest...>(shared, thread);
}

template <bool Inverse, int Size, int Threads, typename Real, int... Radices>
__device__ __forceinline__ void runPlan(Plan<Radices...>, Complex<Real>* shared, int thread) {
  passes<Inverse, Size, Threads, 1, Real, Radices...>(shared, thread);
}

template <typename Real, bool Inverse, typename P>
__global__ void __launch_bounds__(P::Threads)
    transform(const Complex<Real>* __restrict__ in, Complex<Real>* __restrict__ out, int batches, Real scale) {
  extern __shared__ __align__(16) unsigned char memory[];
  Complex<Real>* shared = reinterpret_cast<Complex<Real>*>(memory);
  for (int batch = blockIdx.x; batch < batches; batch += gridDim.x) {
    long long base = static_cast<long long>(batch) * P::Size;
#pragma unroll
    for (int i = 0; i < P::Size / P::Threads; i++) shared[threadIdx.x + i * P::Threads] = in[base + threadIdx.x + i * P::Threads];
    __syncthreads();
    runPlan<Inverse, P::Size, P::Threads>(P{}, shared, threadIdx.x);
#pragma unroll
    for (int i = 0; i < P::Size / P::Threads; i++) {
      Complex<Real> x = shared[threadIdx.x + i * P::Threads];
      out[base + threadIdx.x + i * P::Threads] = {x.re * scale, x.im * scale};
    }
    __syncthreads();
  }
}

/** There, times a filter, and back again, without leaving the block. */
template <typename Real, typename P>
__global__ void __launch_bounds__(P::Threads)
    convolve(Complex<Real>* __restrict__ signal, const Complex<Real>* __restrict__ filter, int filters) {
  extern __shared__ __align__(16) unsigned char memory[];
  Complex<Real>* shared = reinterpret_cast<Complex<Real>*>(memory);
  Complex<Real>* own = signal + static_cast<long long>(blockIdx.x) * P::Size;
  const Complex<Real>* response = filter + static_cast<long long>(blockIdx.x % filters) * P::Size;
#pragma unroll
  for (int i = 0; i < P::Size / P::Threads; i++) shared[threadIdx.x + i * P::Threads] = own[threadIdx.x + i * P::Threads];
  __syncthreads();
  runPlan<false, P::Size, P::Threads>(P{}, shared, threadIdx.x);
#pragma unroll
  for (int i = 0; i < P::Size / P::Threads; i++) {
    Complex<Real>& x = shared[threadIdx.x + i * P::Threads];
    x = x * response[threadIdx.x + i * P::Threads];
  }
  __syncthreads();
  runPlan<true, P::Size, P::Threads>(P{}, shared, threadIdx.x);
#pragma unroll
  for (int i = 0; i < P::Size / P::Threads; i++) own[threadIdx.x + i * P::Threads] = shared[threadIdx.x + i * P::Threads];
}

}  // namespace fourier

#define TRANSFORM(REAL, INVERSE, ...)                                                                                      \
  template __global__ void fourier::transform<REAL, INVERSE, fourier::Plan<__VA_ARGS__>>(                                  \
      const fourier::Complex<REAL>*, fourier::Complex<REAL>*, int, REAL);
#define CONVOLVE(REAL, ...)                                                                                                \
  template __global__ void fourier::convolve<REAL, fourier::Plan<__VA_ARGS__>>(fourier::Complex<REAL>*,                    \
                                                                              const fourier::Complex<REAL>*, int);

TRANSFORM(float, false, 16, 16, 16)
TRANSFORM(float, true, 8, 8, 8)
TRANSFORM(float, false, 16, 3, 16)
TRANSFORM(double, false, 16, 16)
CONVOLVE(float, 32, 32)
