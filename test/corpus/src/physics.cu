// Grids and particles: fluids, waves, springs, lattice Boltzmann, molecular forces, integrators in single and double precision.
// targets: sm_80 sm_90a sm_100a sm_120
__global__ void advect(const float* u, const float* v, const float* q, float* out, float dt, int w, int h) {
  int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x >= w || y >= h) return;
  float sx = fminf(fmaxf(x - dt * u[y * w + x], 0), w - 1.001f), sy = fminf(fmaxf(y - dt * v[y * w + x], 0), h - 1.001f);
  int i = (int)sx, j = (int)sy; float a = sx - i, b = sy - j;
  const float* p = q + j * w + i;
  out[y * w + x] = (1 - b) * ((1 - a) * p[0] + a * p[1]) + b * ((1 - a) * p[w] + a * p[w + 1]);
}

__global__ void pressureJacobi(const float* p, const float* div, float* out, int w, int h) {
  int x = blockIdx.x * blockDim.x + threadIdx.x + 1, y = blockIdx.y * blockDim.y + threadIdx.y + 1;
  if (x >= w - 1 || y >= h - 1) return;
  int i = y * w + x;
  out[i] = 0.25f * (p[i - 1] + p[i + 1] + p[i - w] + p[i + w] - div[i]);
}

__global__ void lattice9(const float* f, float* g, float omega, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  const int ex[9] = {0, 1, 0, -1, 0, 1, -1, -1, 1}, ey[9] = {0, 0, 1, 0, -1, 1, 1, -1, -1};
  const float weight[9] = {4 / 9.f, 1 / 9.f, 1 / 9.f, 1 / 9.f, 1 / 9.f, 1 / 36.f, 1 / 36.f, 1 / 36.f, 1 / 36.f};
  float v[9], rho = 0, ux = 0, uy = 0;
#pragma unroll
  for (int k = 0; k < 9; k++) { v[k] = f[k * n + i]; rho += v[k]; ux += ex[k] * v[k]; uy += ey[k] * v[k]; }
  ux /= rho; uy /= rho;
#pragma unroll
  for (int k = 0; k < 9; k++) {
    float e = 3 * (ex[k] * ux + ey[k] * uy);
    g[k * n + i] = v[k] + omega * (weight[k] * rho * (1 + e + 0.5f * e * e - 1.5f * (ux * ux + uy * uy)) - v[k]);
  }
}

__global__ void lennardJones(const float4* p, float4* force, const int* list, const int* count, int stride, float cut) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  float4 a = p[i]; float fx = 0, fy = 0, fz = 0, e = 0;
  for (int k = 0; k < count[i]; k++) {
    float4 b = p[list[k * stride + i]];
    float dx = a.x - b.x, dy = a.y - b.y, dz = a.z - b.z, r2 = dx * dx + dy * dy + dz * dz;
    if (r2 < cut) {
      float s = 1 / r2, s6 = s * s * s, f = 48 * s * s6 * (s6 - 0.5f);
      fx += f * dx; fy += f * dy; fz += f * dz; e += 4 * s6 * (s6 - 1);
    }
  }
  force[i] = make_float4(fx, fy, fz, e);
}

__global__ void verlet(double3* x, double3* v, const double3* f, double dt, double mass, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  double h = 0.5 * dt / mass; double3 a = v[i], b = f[i], c = x[i];
  a.x += h * b.x; a.y += h * b.y; a.z += h * b.z;
  c.x += dt * a.x; c.y += dt * a.y; c.z += dt * a.z;
  v[i] = a; x[i] = c;
}

__global__ void springs(const float4* x, float4* f, const int2* edge, const float* rest, float stiff, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  int2 e = edge[i]; float4 a = x[e.x], b = x[e.y];
  float dx = b.x - a.x, dy = b.y - a.y, dz = b.z - a.z, l = sqrtf(dx * dx + dy * dy + dz * dz), s = stiff * (l - rest[i]) / l;
  atomicAdd(&f[e.x].x, s * dx); atomicAdd(&f[e.x].y, s * dy); atomicAdd(&f[e.x].z, s * dz);
  atomicAdd(&f[e.y].x, -s * dx); atomicAdd(&f[e.y].y, -s * dy); atomicAdd(&f[e.y].z, -s * dz);
}

__global__ void lorenz(double3* state, int steps, double dt) {
  double3 s = state[blockIdx.x * blockDim.x + threadIdx.x];
  for (int i = 0; i < steps; i++) {
    double dx = 10 * (s.y - s.x), dy = s.x * (28 - s.z) - s.y, dz = s.x * s.y - 8.0 / 3 * s.z;
    s.x += dt * dx; s.y += dt * dy; s.z += dt * dz;
  }
  state[blockIdx.x * blockDim.x + threadIdx.x] = s;
}

__global__ void rungeKutta(const float2* in, float2* out, float h, float mu, int steps) {
  float2 s = in[blockIdx.x * blockDim.x + threadIdx.x];
  auto slope = [mu](float2 v) { return make_float2(v.y, mu * (1 - v.x * v.x) * v.y - v.x); };
  for (int i = 0; i < steps; i++) {
    float2 a = slope(s), b = slope(make_float2(s.x + h / 2 * a.x, s.y + h / 2 * a.y));
    float2 c = slope(make_float2(s.x + h / 2 * b.x, s.y + h / 2 * b.y)), d = slope(make_float2(s.x + h * c.x, s.y + h * c.y));
    s.x += h / 6 * (a.x + 2 * b.x + 2 * c.x + d.x); s.y += h / 6 * (a.y + 2 * b.y + 2 * c.y + d.y);
  }
  out[blockIdx.x * blockDim.x + threadIdx.x] = s;
}

template <typename T> __global__ void heat3d(const T* a, T* b, T k, int nx, int ny, int nz) {
  int x = blockIdx.x * blockDim.x + threadIdx.x + 1, y = blockIdx.y * blockDim.y + threadIdx.y + 1;
  if (x >= nx - 1 || y >= ny - 1) return;
  int plane = nx * ny, i = y * nx + x + plane;
  T below = a[i - plane], here = a[i];
  for (int z = 1; z < nz - 1; z++, i += plane) {
    T above = a[i + plane];
    b[i] = here + k * (below + above + a[i - 1] + a[i + 1] + a[i - nx] + a[i + nx] - 6 * here);
    below = here; here = above;
  }
}
template __global__ void heat3d<float>(const float*, float*, float, int, int, int);
template __global__ void heat3d<double>(const double*, double*, double, int, int, int);

__global__ void shallowWater(const float3* q, float3* out, float g, float r, int w, int h) {
  int x = blockIdx.x * blockDim.x + threadIdx.x + 1, y = blockIdx.y * blockDim.y + threadIdx.y + 1;
  if (x >= w - 1 || y >= h - 1) return;
  float3 e = q[y * w + x + 1], a = q[y * w + x - 1], n = q[(y - 1) * w + x], s = q[(y + 1) * w + x];
  auto fx = [g](float3 v) { return make_float3(v.y, v.y * v.y / v.x + 0.5f * g * v.x * v.x, v.y * v.z / v.x); };
  auto fy = [g](float3 v) { return make_float3(v.z, v.y * v.z / v.x, v.z * v.z / v.x + 0.5f * g * v.x * v.x); };
  float3 r1 = fx(e), r2 = fx(a), r3 = fy(s), r4 = fy(n);
  out[y * w + x] = make_float3(0.25f * (e.x + a.x + n.x + s.x) - r * (r1.x - r2.x + r3.x - r4.x),
                               0.25f * (e.y + a.y + n.y + s.y) - r * (r1.y - r2.y + r3.y - r4.y),
                               0.25f * (e.z + a.z + n.z + s.z) - r * (r1.z - r2.z + r3.z - r4.z));
}

__global__ void ewald(const double* charge, const double3* x, double3* f, const double* table, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  double3 a = x[i], sum = {0, 0, 0}; double qi = charge[i];
  for (int j = 0; j < n; j++) {
    if (j == i) continue;
    double dx = a.x - x[j].x, dy = a.y - x[j].y, dz = a.z - x[j].z, r2 = dx * dx + dy * dy + dz * dz, r = sqrt(r2);
    double s = qi * charge[j] * (erfc(r) / r + table[(int)(r * 100)] * exp(-r2)) / r2;
    sum.x += s * dx; sum.y += s * dy; sum.z += s * dz;
  }
  f[i] = sum;
}

__global__ void cellIndex(const float4* p, int* cell, int* count, float inverse, int3 size, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float4 v = p[i];
  int x = min(max(int(v.x * inverse), 0), size.x - 1), y = min(max(int(v.y * inverse), 0), size.y - 1), z = min(max(int(v.z * inverse), 0), size.z - 1);
  int c = (z * size.y + y) * size.x + x;
  cell[i] = c; atomicAdd(count + c, 1);
}
