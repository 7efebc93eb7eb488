// Pictures: the Mandelbrot set in float and double, spheres by ray casting, bilinear resize, colour conversion.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
template <typename Real>
__global__ void mandelbrot(unsigned short* out, int width, int height, Real left, Real top, Real step, int limit) {
  int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x >= width || y >= height) return;
  Real cr = left + x * step, ci = top - y * step, zr = 0, zi = 0;
  int i = 0;
  for (; i < limit && zr * zr + zi * zi < Real(4); i++) {
    Real next = zr * zr - zi * zi + cr;
    zi = 2 * zr * zi + ci;
    zr = next;
  }
  out[y * width + x] = i;
}
template __global__ void mandelbrot<float>(unsigned short*, int, int, float, float, float, int);
template __global__ void mandelbrot<double>(unsigned short*, int, int, double, double, double, int);

struct Sphere {
  float x, y, z, radius, brightness;
};
__constant__ Sphere scene[16];

__global__ void castRays(float* out, int width, int height, int spheres) {
  int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x >= width || y >= height) return;
  float dx = (x - width / 2) / float(height), dy = (y - height / 2) / float(height), nearest = 1.0e30f, light = 0.0f;
  float scale = rsqrtf(dx * dx + dy * dy + 1.0f), dz = scale;
  dx *= scale;
  dy *= scale;
  for (int s = 0; s < spheres; s++) {
    Sphere sphere = scene[s];
    float along = sphere.x * dx + sphere.y * dy + sphere.z * dz;
    float gap = sphere.x * sphere.x + sphere.y * sphere.y + sphere.z * sphere.z - along * along;
    float inside = sphere.radius * sphere.radius - gap;
    if (inside < 0.0f) continue;
    float distance = along - sqrtf(inside);
    if (distance > 0.0f && distance < nearest) {
      nearest = distance;
      light = sphere.brightness * __fdividef(sphere.z - distance * dz, sphere.radius);
    }
  }
  out[y * width + x] = __saturatef(-light);
}

__global__ void resize(const uchar3* in, uchar3* out, int inWidth, int inHeight, int outWidth, int outHeight) {
  int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x >= outWidth || y >= outHeight) return;
  float u = (x + 0.5f) * inWidth / outWidth - 0.5f, v = (y + 0.5f) * inHeight / outHeight - 0.5f;
  int x0 = max(__float2int_rd(u), 0), y0 = max(__float2int_rd(v), 0);
  int x1 = min(x0 + 1, inWidth - 1), y1 = min(y0 + 1, inHeight - 1);
  float fx = u - floorf(u), fy = v - floorf(v);
  uchar3 a = in[y0 * inWidth + x0], b = in[y0 * inWidth + x1], c = in[y1 * inWidth + x0], d = in[y1 * inWidth + x1];
  auto mix = [&](unsigned char p, unsigned char q, unsigned char r, unsigned char s) {
    float upper = p + (q - p) * fx, lower = r + (s - r) * fx;
    return static_cast<unsigned char>(__float2uint_rn(upper + (lower - upper) * fy));
  };
  out[y * outWidth + x] = make_uchar3(mix(a.x, b.x, c.x, d.x), mix(a.y, b.y, c.y, d.y), mix(a.z, b.z, c.z, d.z));
}

__global__ void toLuma(const uchar4* in, unsigned char* luma, char2* chroma, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  int r = in[i].x, g = in[i].y, b = in[i].z;
  luma[i] = (66 * r + 129 * g + 25 * b + 128) / 256 + 16;
  chroma[i] = make_char2((-38 * r - 74 * g + 112 * b) >> 8, (112 * r - 94 * g - 18 * b) >> 8);
}
