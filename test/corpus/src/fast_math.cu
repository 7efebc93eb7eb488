// The same functions as elsewhere under -use_fast_math: flushed subnormals, approximate division, square root and sine.
// targets: sm_75 sm_90a sm_120
// flags: -use_fast_math
__global__ void fastAll(const float* in, float* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  float v = in[i], w = in[i + n];
  out[i] = v / w + sqrtf(v) + sinf(w) * cosf(v) + expf(-w) + logf(v) + powf(v, w) + tanhf(v) + 1.0f / w + rsqrtf(v);
}

__global__ void gaussian(const float2* points, const float2* centres, float* out, int count, float width) {
  float2 p = points[blockIdx.x * blockDim.x + threadIdx.x];
  float sum = 0.0f;
  for (int c = 0; c < count; c++) {
    float dx = p.x - centres[c].x, dy = p.y - centres[c].y;
    sum += expf(-(dx * dx + dy * dy) / (2.0f * width * width));
  }
  out[blockIdx.x * blockDim.x + threadIdx.x] = fminf(sum, 1.0f) * fabsf(p.x) + fmaxf(-sum, p.y);
}

__global__ void normalise(float3* v) {
  float3 a = v[threadIdx.x];
  float length = sqrtf(a.x * a.x + a.y * a.y + a.z * a.z);
  v[threadIdx.x] = length > 0.0f ? make_float3(a.x / length, a.y / length, a.z / length) : make_float3(0.0f, 0.0f, 0.0f);
}
