// Small linear algebra: the Thomas algorithm, a Jacobi step, Givens rotations, Cholesky of a tile.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void tridiagonal(const double* low, const double* middle, const double* high, double* right, double* scratch, int rows, int systems) {
  int s = blockIdx.x * blockDim.x + threadIdx.x;
  if (s >= systems) return;
  double pivot = middle[s];
  scratch[s] = high[s] / pivot;
  right[s] /= pivot;
  for (int r = 1; r < rows; r++) {
    int at = r * systems + s;
    pivot = middle[at] - low[at] * scratch[at - systems];
    scratch[at] = high[at] / pivot;
    right[at] = (right[at] - low[at] * right[at - systems]) / pivot;
  }
  for (int r = rows - 2; r >= 0; r--) right[r * systems + s] -= scratch[r * systems + s] * right[(r + 1) * systems + s];
}

__global__ void jacobiStep(const float* a, const float* b, const float* x, float* next, float* change, int n) {
  int row = blockIdx.x * blockDim.x + threadIdx.x;
  if (row >= n) return;
  float sum = b[row];
  for (int column = 0; column < n; column++)
    if (column != row) sum -= a[row * n + column] * x[column];
  next[row] = sum / a[row * n + row];
  atomicMax(reinterpret_cast<int*>(change), __float_as_int(fabsf(next[row] - x[row])));
}

__global__ void choleskyTile(float* matrix, int stride, int* failed) {
  __shared__ float tile[32][33];
  int t = threadIdx.x;
  for (int r = 0; r < 32; r++) tile[r][t] = matrix[r * stride + t];
  __syncwarp();
  for (int k = 0; k < 32; k++) {
    float pivot = tile[k][k];
    if (pivot <= 0.0f) {
      if (t == 0) *failed = k + 1;
      return;
    }
    float root = sqrtf(pivot);
    if (t >= k) tile[t][k] = t == k ? root : tile[t][k] / root;
    __syncwarp();
    for (int j = k + 1; j <= t; j++) tile[t][j] -= tile[t][k] * tile[j][k];
    __syncwarp();
  }
  for (int r = 0; r < 32; r++)
    if (t <= r) matrix[r * stride + t] = tile[r][t];
}

__global__ void givens(double2* upper, double2* lower, double* sines, int n) {
  int i = threadIdx.x;
  if (i >= n) return;
  double a = upper[i].x, b = lower[i].x, r = hypot(a, b);
  double c = r == 0.0 ? 1.0 : a / r, s = r == 0.0 ? 0.0 : b / r;
  double2 u = upper[i], l = lower[i];
  upper[i] = make_double2(c * u.x + s * l.x, c * u.y + s * l.y);
  lower[i] = make_double2(c * l.x - s * u.x, c * l.y - s * u.y);
  sines[i] = s;
}
