// Arrays in local memory: dynamic indices, a per-thread stack for a tree walk, edit distance, a spilled insertion sort.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
struct Node {
  int left, right;
  float low, high, value;
};

__global__ void walkTree(const Node* nodes, const float* query, float* out) {
  int stack[32], depth = 0;
  float q = query[threadIdx.x], sum = 0.0f;
  stack[depth++] = 0;
  while (depth > 0) {
    Node node = nodes[stack[--depth]];
    if (q < node.low || q > node.high) continue;
    sum += node.value;
    if (node.left >= 0) stack[depth++] = node.left;
    if (node.right >= 0) stack[depth++] = node.right;
  }
  out[threadIdx.x] = sum;
}

__global__ void editDistance(const char* a, const char* b, int lengthA, int lengthB, int* out) {
  unsigned char row[64];
  const char* mine = a + threadIdx.x * 64;
  for (int j = 0; j <= lengthB; j++) row[j] = j;
  for (int i = 1; i <= lengthA; i++) {
    unsigned char corner = row[0];
    row[0] = i;
    for (int j = 1; j <= lengthB; j++) {
      unsigned char above = row[j];
      int change = corner + (mine[i - 1] != b[j - 1]);
      row[j] = min(min(above + 1, row[j - 1] + 1), change);
      corner = above;
    }
  }
  out[threadIdx.x] = row[lengthB];
}

__global__ void insertionSort(float* data, int n) {
  float cell[48];
  float* mine = data + threadIdx.x * n;
  for (int i = 0; i < n; i++) {
    float v = mine[i];
    int j = i;
    for (; j > 0 && cell[j - 1] > v; j--) cell[j] = cell[j - 1];
    cell[j] = v;
  }
  for (int i = 0; i < n; i++) mine[i] = cell[i];
}

__global__ void sizedStack(int* out, int n) {
  int* scratch = static_cast<int*>(alloca(n * sizeof(int)));
  for (int i = 0; i < n; i++) scratch[i] = out[i] ^ threadIdx.x;
  int sum = 0;
  for (int i = 0; i < n; i++) sum += scratch[scratch[i] % n];
  out[threadIdx.x] = sum;
}
