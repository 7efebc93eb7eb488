// Surface objects: reads and writes in one to three dimensions, layers, boundary modes, vector elements.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void invertSurface(cudaSurfaceObject_t surface, int width, int height) {
  int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x >= width || y >= height) return;
  uchar4 p;
  surf2Dread(&p, surface, x * static_cast<int>(sizeof(uchar4)), y);
  p = make_uchar4(255 - p.x, 255 - p.y, 255 - p.z, p.w);
  surf2Dwrite(p, surface, x * static_cast<int>(sizeof(uchar4)), y, cudaBoundaryModeClamp);
}

__global__ void copySurfaces(cudaSurfaceObject_t line, cudaSurfaceObject_t volume, cudaSurfaceObject_t layers) {
  int i = threadIdx.x;
  float v = surf1Dread<float>(line, i * 4, cudaBoundaryModeZero);
  float4 w = surf3Dread<float4>(volume, i * 16, 1, 2);
  surf3Dwrite(make_float4(v, w.x, w.y, w.z), volume, i * 16, 3, 4);
  surf2DLayeredwrite(static_cast<unsigned short>(w.w), layers, i * 2, i, 5);
  surf1Dwrite(make_int2(i, __float_as_int(v)), line, i * 8, cudaBoundaryModeZero);
}
