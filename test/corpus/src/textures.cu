// Texture objects: 1D, 2D, 3D, layered, cube, mip levels, gradients, gather, and integer fetches.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void sampleImage(cudaTextureObject_t image, float* out, int width, int height, float angle) {
  int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x >= width || y >= height) return;
  float u = x - width * 0.5f, v = y - height * 0.5f, s, c;
  __sincosf(angle, &s, &c);
  out[y * width + x] = tex2D<float>(image, u * c - v * s + width * 0.5f, u * s + v * c + height * 0.5f);
}

__global__ void sampleVolume(cudaTextureObject_t volume, float4* out, float3 origin, float3 step, int count) {
  int ray = blockIdx.x * blockDim.x + threadIdx.x;
  float4 sum = make_float4(0, 0, 0, 0);
  for (int i = 0; i < count; i++) {
    float4 v = tex3D<float4>(volume, origin.x + step.x * i + ray, origin.y + step.y * i, origin.z + step.z * i);
    float keep = 1.0f - sum.w;
    sum.x += v.x * keep;
    sum.y += v.y * keep;
    sum.z += v.z * keep;
    sum.w += v.w * keep;
    if (sum.w > 0.99f) break;
  }
  out[ray] = sum;
}

__global__ void sampleOthers(cudaTextureObject_t line, cudaTextureObject_t layers, cudaTextureObject_t cube,
                             cudaTextureObject_t levels, float* out) {
  int i = threadIdx.x;
  float v = tex1Dfetch<float>(line, i) + tex1D<float>(line, i * 0.5f);
  v += tex2DLayered<float>(layers, i, i, 3) + tex1DLayered<float>(layers, i, 1);
  v += texCubemap<float>(cube, 1.0f, -0.5f, i);
  v += tex2DLod<float>(levels, i, i, 2.5f);
  v += tex2DGrad<float>(levels, i, i, make_float2(0.1f, 0.0f), make_float2(0.0f, 0.2f));
  out[i] = v;
}

__global__ void gatherCorners(cudaTextureObject_t image, uint4* out, short2* pairs) {
  int i = threadIdx.x;
  out[i] = tex2Dgather<uint4>(image, i, i, 0);
  pairs[i] = tex2D<short2>(image, i + 0.5f, 1.0f);
}
