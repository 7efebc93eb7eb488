// Device-wide algorithms of CUB, instantiated from the host: sorts, a scan, a reduction, a selection, a histogram.
// targets: sm_75 sm_80
#include <cub/device/device_histogram.cuh>
#include <cub/device/device_radix_sort.cuh>
#include <cub/device/device_reduce.cuh>
#include <cub/device/device_scan.cuh>
#include <cub/device/device_select.cuh>

struct Pair {
  float weight;
  int index;
};

struct Heavier {
  __host__ __device__ Pair operator()(const Pair& a, const Pair& b) const { return b.weight > a.weight ? b : a; }
};

void sortKeys(void* work, size_t& bytes, const unsigned long long* in, unsigned long long* out, int n) {
  cub::DeviceRadixSort::SortKeys(work, bytes, in, out, n);
}

void sortPairs(void* work, size_t& bytes, const float* in, float* out, const int* valuesIn, int* valuesOut, int n) {
  cub::DeviceRadixSort::SortPairsDescending(work, bytes, in, out, valuesIn, valuesOut, n);
}

void scanSums(void* work, size_t& bytes, const int* in, int* out, int n) {
  cub::DeviceScan::InclusiveSum(work, bytes, in, out, n);
}

void reduceHeaviest(void* work, size_t& bytes, const Pair* in, Pair* out, int n) {
  cub::DeviceReduce::Reduce(work, bytes, in, out, n, Heavier{}, Pair{-1.0f, -1});
}

void selectUnique(void* work, size_t& bytes, const long long* in, long long* out, int* count, int n) {
  cub::DeviceSelect::Unique(work, bytes, in, out, count, n);
}

void histogram(void* work, size_t& bytes, const unsigned char* in, int* bins, int n) {
  cub::DeviceHistogram::HistogramEven(work, bytes, in, bins, 257, 0, 256, n);
}
