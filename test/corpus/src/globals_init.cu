// Module variables: constants, device and managed globals with initialisers of every type, arrays, structs, addresses.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
struct Settings {
  int steps;
  double tolerance;
  char name[12];
  const float* table;
};

__device__ float weights[6] = {0.25f, -1.5f, 3.0e38f, 1.0e-40f, 0.0f, -0.0f};
__device__ const char alphabet[] = "abcdefghijklmnopqrstuvwxyz\n\t\"\\";
__device__ Settings settings = {100, 1.0e-9, "default", weights + 2};
__device__ unsigned long long counters[4] = {0, 1, 0xffffffffffffffffull, 1ull << 63};
__device__ short grid[2][3] = {{1, 2, 3}, {-4, -5, -6}};
__device__ bool ready = true;
__device__ volatile int flag;
__device__ int* cursor = nullptr;
__managed__ int managedTotal = 42;
__managed__ double managedTable[3] = {1.0, 2.0, 4.0};
__constant__ unsigned primes[10] = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29};
__constant__ float4 planes[2] = {{1, 0, 0, 0.5f}, {0, 1, 0, -0.5f}};
__constant__ double pi = 3.141592653589793;
extern "C" {
__device__ int plainName = 7;
__constant__ signed char offsets[8] = {-1, 0, 1, 2, -2, 3, -3, 127};
}
template <int N>
__device__ int perSize[N] = {N};

__global__ void readEverything(double* out) {
  int i = threadIdx.x;
  double v = weights[i % 6] + alphabet[i % 26] + counters[i % 4] + grid[i % 2][i % 3] + primes[i % 10] + offsets[i % 8];
  v += settings.steps * settings.tolerance + settings.table[i % 4] + settings.name[i % 12];
  v += planes[i % 2].x * pi + managedTable[i % 3] + plainName + perSize<5>[i % 5];
  out[i] = ready ? v : -v;
}

__global__ void writeEverything(int value) {
  atomicAdd(&managedTotal, value);
  atomicAdd(&counters[threadIdx.x % 4], 1ull);
  if (flag == 0) {
    cursor = &managedTotal;
    settings.steps = *cursor;
    ready = false;
  }
  flag = value;
}
