// Kernel parameters: large structs by value, arrays within, alignment, empty types, addresses of parameters, many of them.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
struct __align__(16) Camera {
  float matrix[16];
  float3 eye;
  unsigned short width, height;
};

struct Empty {};

struct Table {
  int length;
  long long entry[40];
};

__global__ void project(Camera camera, const float4* points, float2* out) {
  float4 p = points[threadIdx.x];
  float x = camera.matrix[0] * p.x + camera.matrix[1] * p.y + camera.matrix[2] * p.z + camera.matrix[3] * p.w;
  float y = camera.matrix[4] * p.x + camera.matrix[5] * p.y + camera.matrix[6] * p.z + camera.matrix[7] * p.w;
  float w = camera.matrix[12] * p.x + camera.matrix[13] * p.y + camera.matrix[14] * p.z + camera.eye.z;
  out[threadIdx.x] = make_float2(x / w * camera.width, y / w * camera.height);
}

__global__ void lookUp(const __grid_constant__ Table table, const int* index, long long* out) {
  const long long* entries = table.entry;
  out[threadIdx.x] = entries[index[threadIdx.x] % table.length];
}

__global__ void writeParameter(Table table, int at, long long value, long long* out) {
  table.entry[at] = value;
  out[threadIdx.x] = table.entry[threadIdx.x];
}

__global__ void manyParameters(bool a, char b, signed char c, unsigned char d, short e, unsigned short f, int g, unsigned h, long long i,
                               unsigned long long j, float k, double l, char3 m, short4 n, int3 o, double2 p, Empty q, void* r,
                               const void* const* s, double* out) {
  double sum = a + b + c + d + e + f + g + h + i + j + k + l + m.z + n.w + o.y + p.x;
  out[0] = sum + (r == s[0]) + sizeof(q);
}
