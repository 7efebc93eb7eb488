// Names as nvcc writes them: kernels of many shapes, extended lambdas, what is hidden in a file, texture and constant memory.
#include <cuda_fp16.h>
#include <cuda_bf16.h>
#include <cooperative_groups.h>
#include <type_traits>
#include <utility>
namespace cg = cooperative_groups;
template <class F, class... A> __global__ void launch(F f, A... a) { f(a...); }
template <class T, int N, bool Fast, template <class> class Op> __global__ void reduce(T const* __restrict__ in, T* out) { __shared__ T tile[N]; tile[threadIdx.x] = in[threadIdx.x]; __syncthreads(); out[0] = Op<T>()(tile[0], tile[N - 1]); }
template <class T> struct Plus { __device__ T operator()(T a, T b) const { return a + b; } };
template <class T> struct Max { __device__ T operator()(T a, T b) const { return a > b ? a : b; } };
template <class... Dims> struct Layout {}; template <int V> struct C { };
template <class L, class T> __global__ void copy(L, T* p) { p[0] = T(); }
namespace { __constant__ float table[8]; struct Private { int x; }; __device__ int state; template <class T> __global__ void privately(T* p, Private q) { p[0] = T(table[q.x]) + state; } }
static __device__ __noinline__ int helper(int x) { static __shared__ int buffer[4]; buffer[x & 3] = x; return buffer[0] + state; }
__global__ void plain(int* p, float const* const* q, void (*f)(int), half h, __nv_bfloat16 b, float4 v, cudaTextureObject_t t) { p[0] = helper(p[1]); f(3); p[2] = (int)q[0][0] + (int)__half2float(h) + (int)__bfloat162float(b) + (int)v.x + tex1Dfetch<int>(t, 3); }
struct Shape { __device__ virtual float area() const = 0; __device__ virtual ~Shape() {} };
struct Round final : Shape { float r; __device__ Round(float r) : r(r) {} __device__ float area() const override { return r; } __device__ ~Round() override {} };
__global__ void virtually(Shape** s, float* o) { s[0] = new Round(o[1]); o[0] = s[0]->area(); delete s[0]; }
template <auto F> __global__ void through(int* p) { p[0] = F(p[0]); }
__device__ int twice(int x) { return 2 * x; }
template <class T> __device__ __noinline__ auto combine(T a, T b) -> decltype(a + b * 2) { return a + b * 2; }
template <class T, std::size_t... I> __device__ __noinline__ T sum(T const (&x)[sizeof...(I)], std::index_sequence<I...>) { return (x[I] + ...); }
template <class T, std::enable_if_t<(sizeof(T) > 4), int> = 0> __device__ __noinline__ T pick(T t) { return t; }
template <class T, std::enable_if_t<(sizeof(T) <= 4), int> = 0> __device__ __noinline__ T pick(T t) { return t + T(1); }
__global__ void uses(int* p, double* d) { int x[4] = {p[0], p[1], p[2], p[3]}; p[4] = combine(p[5], p[6]) + sum(x, std::make_index_sequence<4>()); d[0] = pick(d[1]) + pick((float)d[2]) + combine(d[3], d[4]); }
__device__ __forceinline__ float operator*(float4 a, float4 b) { return a.x * b.x; }
namespace lib { inline namespace v3 { template <class T> struct Box { T t; template <class U> __device__ __noinline__ operator U() const { return U(t); } __device__ __noinline__ Box& operator+=(Box const& o) { t += o.t; return *this; } __device__ __noinline__ friend bool operator<(Box a, Box b) { return a.t < b.t; } }; template <class T, class U> __global__ void boxed(Box<T>* b, U* u) { b[0] += b[1]; u[0] = (U)b[0]; if (b[0] < b[1]) u[1] = U(); } } }
template __global__ void lib::boxed<int, float>(lib::Box<int>*, float*);
template __global__ void lib::boxed<double, long long>(lib::Box<double>*, long long*);
enum class Mode : unsigned char { a, b }; template <Mode M, unsigned long long Mask, char Ch> __global__ void modes(int* p) { p[0] = (int)M + (int)Mask + Ch; }
template <class T> struct Traits { struct Params { T* p; T alpha; }; enum Kind { row, column }; template <Kind K> __device__ static void run(Params); };
template <class T, typename Traits<T>::Kind K> __global__ void traits(typename Traits<T>::Params p) { p.p[0] = p.alpha + K; }
__global__ void group(int* p) { auto tile = cg::tiled_partition<16>(cg::this_thread_block()); p[0] = tile.shfl_down(p[1], 2); }
__device__ int table2[4]; __managed__ float shared_value; extern __shared__ double dynamic[]; __device__ int const* const pointers[] = {table2};
__global__ void memory(double* p, int i) { p[0] = dynamic[0] + table2[i] + shared_value + *pointers[i]; }
template <class F> void host(F f) { launch<<<1, 1>>>(f, 3, 4.f); }
struct Caller { int k; void go(int* p) { host([=, *this] __device__(auto a, auto b) { p[0] = k + a + b; }); host([=] __device__(int a, float b) { p[0] = a + b; }); } };
int main() {
  int* p = nullptr; int k = 3; Caller{3}.go(p);
  launch<<<1, 1>>>([=] __device__(int x) { p[0] = x + k; }, 3);
  launch<<<1, 1>>>([=] __host__ __device__(int x, float y) { p[0] = x + y; }, 3, 2.f);
  launch<<<1, 1>>>([=] __device__() { auto inner = [=](int z) { return z + k; }; p[0] = inner(3); });
  reduce<float, 128, true, Plus><<<1, 1>>>(nullptr, nullptr); reduce<double, 64, false, Max><<<1, 1>>>(nullptr, nullptr); reduce<unsigned short, 32, false, Max><<<1, 1>>>(nullptr, nullptr);
  copy<<<1, 1>>>(Layout<C<1>, Layout<C<-2>, C<3>>>(), p); copy<<<1, 1>>>(Layout<>(), (char*)p); copy<<<1, 1>>>(Layout<int, Layout<>>(), (void**)p);
  privately<<<1, 1>>>(p, Private{3}); through<twice><<<1, 1>>>(p); modes<Mode::b, ~0ull, 'x'><<<1, 1>>>(p); modes<Mode::a, 3, -1><<<1, 1>>>(p);
  traits<float, Traits<float>::column><<<1, 1>>>({}); traits<long, Traits<long>::row><<<1, 1>>>({});
}
