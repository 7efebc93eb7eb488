// N-body: tiled gravity with rsqrt, the leapfrog update, and a Lennard-Jones force with a cutoff and a cell list.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void gravity(const float4* __restrict__ body, float3* acceleration, int n, float softening) {
  __shared__ float4 tile[256];
  int i = blockIdx.x * 256 + threadIdx.x;
  float4 me = i < n ? body[i] : make_float4(0, 0, 0, 0);
  float3 sum = make_float3(0, 0, 0);
  for (int base = 0; base < n; base += 256) {
    int j = base + threadIdx.x;
    tile[threadIdx.x] = j < n ? body[j] : make_float4(0, 0, 0, 0);
    __syncthreads();
#pragma unroll 4
    for (int k = 0; k < 256; k++) {
      float4 other = tile[k];
      float dx = other.x - me.x, dy = other.y - me.y, dz = other.z - me.z;
      float inverse = rsqrtf(dx * dx + dy * dy + dz * dz + softening);
      float pull = other.w * inverse * inverse * inverse;
      sum.x = fmaf(pull, dx, sum.x);
      sum.y = fmaf(pull, dy, sum.y);
      sum.z = fmaf(pull, dz, sum.z);
    }
    __syncthreads();
  }
  if (i < n) acceleration[i] = sum;
}

__global__ void leapfrog(float4* body, float3* velocity, const float3* acceleration, int n, float dt) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float3 v = velocity[i], a = acceleration[i];
  v.x += a.x * dt;
  v.y += a.y * dt;
  v.z += a.z * dt;
  body[i].x += v.x * dt;
  body[i].y += v.y * dt;
  body[i].z += v.z * dt;
  velocity[i] = v;
}

__global__ void lennardJones(const double3* position, const int* cellStart, const int* cellOf, const int* neighbours,
                             double3* force, double* energy, int n, double cutoff) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  double3 p = position[i], sum = make_double3(0, 0, 0);
  double potential = 0.0;
  for (int c = 0; c < 27; c++) {
    int cell = neighbours[cellOf[i] * 27 + c];
    for (int j = cellStart[cell]; j < cellStart[cell + 1]; j++) {
      double dx = p.x - position[j].x, dy = p.y - position[j].y, dz = p.z - position[j].z;
      double square = dx * dx + dy * dy + dz * dz;
      if (j == i || square > cutoff * cutoff) continue;
      double inverse = 1.0 / square, six = inverse * inverse * inverse;
      double strength = 24.0 * inverse * six * (2.0 * six - 1.0);
      sum.x += strength * dx;
      sum.y += strength * dy;
      sum.z += strength * dz;
      potential += 2.0 * six * (six - 1.0);
    }
  }
  force[i] = sum;
  energy[i] = potential;
}
