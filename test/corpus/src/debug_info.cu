// Debug information: the sections and labels of -G, unoptimised code with every variable in local memory.
// targets: sm_75 sm_90a sm_120
// flags: -G
struct Point {
  float x, y;
  short tag;
};

enum Kind { Plain, Fancy = 7 };

__device__ int total = 5;

__device__ float lengthOf(Point p) {
  float square = p.x * p.x + p.y * p.y;
  return square * 0.5f;
}

extern "C" __global__ void debug_points(const Point* points, float* out, int n, Kind kind) {
  __shared__ float cell[32];
  int i = threadIdx.x;
  if (i >= n) return;
  Point copy = points[i];
  cell[i % 32] = lengthOf(copy);
  for (int k = 0; k < 3; k++) {
    float step = cell[(i + k) % 32];
    if (kind == Fancy) {
      int twice = k * 2;
      step += twice + total;
    }
    copy.x += step;
  }
  out[i] = copy.x - copy.tag;
}
