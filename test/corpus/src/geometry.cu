// Rays, boxes, triangles, meshes and cameras: short vectors in registers, branches, square roots.
// targets: sm_80 sm_90a sm_100a sm_120
struct V { float x, y, z; };
__device__ V operator+(V a, V b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
__device__ V operator-(V a, V b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
__device__ V operator*(V a, float s) { return {a.x * s, a.y * s, a.z * s}; }
__device__ float dot(V a, V b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
__device__ V cross(V a, V b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }

__global__ void rayBoxes(const V* origin, const V* inverse, const V* low, const V* high, float* hit, int boxes) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  V o = origin[i], d = inverse[i];
  float best = 1e30f;
  for (int b = 0; b < boxes; b++) {
    float x0 = (low[b].x - o.x) * d.x, x1 = (high[b].x - o.x) * d.x;
    float y0 = (low[b].y - o.y) * d.y, y1 = (high[b].y - o.y) * d.y;
    float z0 = (low[b].z - o.z) * d.z, z1 = (high[b].z - o.z) * d.z;
    float in = fmaxf(fmaxf(fminf(x0, x1), fminf(y0, y1)), fminf(z0, z1));
    float out = fminf(fminf(fmaxf(x0, x1), fmaxf(y0, y1)), fmaxf(z0, z1));
    if (in <= out && out > 0 && in < best) best = in;
  }
  hit[i] = best;
}

__global__ void rayTriangle(const V* o, const V* d, const V* a, const V* b, const V* c, float4* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  V e1 = b[i] - a[i], e2 = c[i] - a[i], p = cross(d[i], e2);
  float det = dot(e1, p);
  if (fabsf(det) < 1e-8f) { out[i] = make_float4(-1, 0, 0, 0); return; }
  V t = o[i] - a[i], q = cross(t, e1);
  float u = dot(t, p) / det, v = dot(d[i], q) / det;
  out[i] = make_float4(u >= 0 && v >= 0 && u + v <= 1 ? dot(e2, q) / det : -1, u, v, det);
}

__global__ void spheres(const float4* ball, int balls, const V* direction, float4* image, V eye, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  V d = direction[i];
  float nearest = 1e30f; int which = -1;
  for (int k = 0; k < balls; k++) {
    float4 s = ball[k];
    V m = eye - V{s.x, s.y, s.z};
    float b = dot(m, d), c = dot(m, m) - s.w * s.w, disc = b * b - c;
    if (disc > 0) { float t = -b - sqrtf(disc); if (t > 0 && t < nearest) { nearest = t; which = k; } }
  }
  float4 colour = make_float4(0, 0, 0, 1);
  if (which >= 0) {
    V p = eye + d * nearest;
    float4 s = ball[which];
    V normal = (p - V{s.x, s.y, s.z}) * (1 / s.w);
    float light = fmaxf(0.1f, normal.y * 0.8f + normal.x * 0.6f);
    colour = make_float4(light, light * 0.8f, light * 0.5f, 1);
  }
  image[i] = colour;
}

__global__ void faceNormals(const V* v, const int3* face, V* normal, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  int3 f = face[i];
  V c = cross(v[f.y] - v[f.x], v[f.z] - v[f.x]);
  normal[i] = c * rsqrtf(dot(c, c) + 1e-20f);
}

__global__ void skinning(const V* rest, const float4* weight, const int4* bone, const float* matrices, V* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  V p = rest[i], sum = {0, 0, 0};
  float w[4] = {weight[i].x, weight[i].y, weight[i].z, weight[i].w};
  int b[4] = {bone[i].x, bone[i].y, bone[i].z, bone[i].w};
#pragma unroll
  for (int k = 0; k < 4; k++) {
    const float* m = matrices + b[k] * 12;
    sum = sum + V{m[0] * p.x + m[1] * p.y + m[2] * p.z + m[3], m[4] * p.x + m[5] * p.y + m[6] * p.z + m[7],
                  m[8] * p.x + m[9] * p.y + m[10] * p.z + m[11]} * w[k];
  }
  out[i] = sum;
}

__global__ void project(const float* camera, const V* point, float2* pixel, float* depth, int n) {
  __shared__ float m[16];
  if (threadIdx.x < 16) m[threadIdx.x] = camera[threadIdx.x];
  __syncthreads();
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  V p = point[i];
  float w = m[12] * p.x + m[13] * p.y + m[14] * p.z + m[15];
  pixel[i] = make_float2((m[0] * p.x + m[1] * p.y + m[2] * p.z + m[3]) / w, (m[4] * p.x + m[5] * p.y + m[6] * p.z + m[7]) / w);
  depth[i] = (m[8] * p.x + m[9] * p.y + m[10] * p.z + m[11]) / w;
}

__global__ void quaternionRotate(const float4* q, const V* v, V* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float4 a = q[i]; V u = {a.x, a.y, a.z}, p = v[i];
  V t = cross(u, p) * 2;
  out[i] = p + t * a.w + cross(u, t);
}

__global__ void closestPoint(const V* cloud, int points, const V* query, int* index, float* distance) {
  __shared__ V tile[128];
  V q = query[blockIdx.x * blockDim.x + threadIdx.x];
  float best = 1e30f; int at = -1;
  for (int base = 0; base < points; base += 128) {
    tile[threadIdx.x] = cloud[base + threadIdx.x];
    __syncthreads();
#pragma unroll 8
    for (int k = 0; k < 128; k++) { V d = tile[k] - q; float s = dot(d, d); if (s < best) { best = s; at = base + k; } }
    __syncthreads();
  }
  index[blockIdx.x * blockDim.x + threadIdx.x] = at;
  distance[blockIdx.x * blockDim.x + threadIdx.x] = sqrtf(best);
}

__global__ void bezier(const V* control, V* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float t = i / (float)(n - 1), s = 1 - t;
  V a = control[0], b = control[1], c = control[2], d = control[3];
  out[i] = a * (s * s * s) + b * (3 * s * s * t) + c * (3 * s * t * t) + d * (t * t * t);
}

__global__ void mortonCodes(const V* p, unsigned* code, V low, V scale, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  auto spread = [](float f) {
    unsigned v = (unsigned)fminf(fmaxf(f * 1024, 0), 1023);
    v = (v * 0x10001u) & 0xff0000ffu; v = (v * 0x101u) & 0x0f00f00fu; v = (v * 0x11u) & 0xc30c30c3u; v = (v * 5u) & 0x49249249u;
    return v;
  };
  code[i] = spread((p[i].x - low.x) * scale.x) * 4 + spread((p[i].y - low.y) * scale.y) * 2 + spread((p[i].z - low.z) * scale.z);
}

__global__ void marchDistance(const V* direction, V eye, float* depth, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  V d = direction[i]; float t = 0;
  for (int step = 0; step < 64; step++) {
    V p = eye + d * t;
    float torus = sqrtf(p.x * p.x + p.z * p.z) - 1.0f, s = sqrtf(torus * torus + p.y * p.y) - 0.3f;
    if (s < 1e-4f || t > 20) break;
    t += s;
  }
  depth[i] = t;
}
