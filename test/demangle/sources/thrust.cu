// Kernels of Thrust and CUB, whose names are long.
#include <thrust/device_vector.h>
#include <thrust/sort.h>
#include <thrust/transform.h>
#include <thrust/reduce.h>
#include <thrust/scan.h>
#include <thrust/iterator/zip_iterator.h>
struct Op { __device__ float operator()(float x) const { return x * 2; } };
int main() { thrust::device_vector<float> v(10); thrust::device_vector<int> k(10); thrust::transform(v.begin(), v.end(), v.begin(), Op()); thrust::sort_by_key(k.begin(), k.end(), v.begin()); thrust::inclusive_scan(v.begin(), v.end(), v.begin()); auto z = thrust::make_zip_iterator(thrust::make_tuple(v.begin(), k.begin())); thrust::for_each(z, z + 10, [] __device__(auto t) { thrust::get<0>(t) = 3; }); return (int)thrust::reduce(v.begin(), v.end()); }
