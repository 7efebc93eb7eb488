// Linking directives of relocatable code: visible and weak functions, weak template kernels, exported variables.
// targets: sm_75 sm_90a sm_120
// flags: -rdc=true
extern __device__ int shared_counter;
__device__ int shared_counter = 11;
extern __constant__ float shared_table[4];
__constant__ float shared_table[4] = {1.0f, 2.0f, 3.0f, 4.0f};
static __device__ int ownCounter = 3;

__device__ __noinline__ float exported(float v, int k) { return v * shared_table[k & 3]; }
extern "C" __device__ __noinline__ int exported_plain(int v) { return v + atomicAdd(&ownCounter, 1); }
extern "C" __device__ __noinline__ __attribute__((weak)) int replaceable(int v) { return v - 1; }

template <typename T>
__device__ __noinline__ T twice(T v) {
  return v + v;
}

inline __device__ __noinline__ double thrice(double v) { return 3.0 * v; }

template <typename T>
__global__ void weakKernel(T* data) {
  data[threadIdx.x] = twice(data[threadIdx.x]) + static_cast<T>(thrice(data[threadIdx.x]));
}
template __global__ void weakKernel<float>(float*);
template __global__ void weakKernel<int>(int*);

__device__ __noinline__ void stopHere(const char* why) {
  shared_counter = *why;
  __trap();
}

__global__ void strongKernel(float* data, int* count) {
  data[threadIdx.x] = exported(data[threadIdx.x], threadIdx.x);
  count[threadIdx.x] = exported_plain(shared_counter) + replaceable(count[threadIdx.x]);
  if (count[threadIdx.x] < 0) stopHere("negative");
}
