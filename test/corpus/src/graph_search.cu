// Graphs: a level of breadth-first search with a queue, relaxing edges with a float minimum, triangles, page rank.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void searchLevel(const int* start, const int* edge, const int* queue, int queued, int* next, int* nextCount, int* depth,
                            int level) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= queued) return;
  int node = queue[i];
  for (int e = start[node]; e < start[node + 1]; e++) {
    int other = edge[e];
    if (depth[other] == -1 && atomicCAS(&depth[other], -1, level + 1) == -1) next[atomicAdd(nextCount, 1)] = other;
  }
}

__device__ __forceinline__ void atomicMinFloat(float* to, float v) {
  if (v >= 0.0f) {
    atomicMin(reinterpret_cast<int*>(to), __float_as_int(v));
  } else {
    atomicMax(reinterpret_cast<unsigned*>(to), __float_as_uint(v));
  }
}

__global__ void relaxEdges(const int2* edge, const float* length, float* distance, bool* changed, int edges) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= edges) return;
  float through = distance[edge[i].x] + length[i];
  if (through < distance[edge[i].y]) {
    atomicMinFloat(&distance[edge[i].y], through);
    *changed = true;
  }
}

__global__ void countTriangles(const int* start, const int* edge, unsigned long long* total, int nodes) {
  int node = blockIdx.x * blockDim.x + threadIdx.x;
  unsigned long long found = 0;
  if (node < nodes) {
    for (int e = start[node]; e < start[node + 1]; e++) {
      int i = start[node], j = start[edge[e]];
      while (i < start[node + 1] && j < start[edge[e] + 1]) {
        int a = edge[i], b = edge[j];
        found += a == b;
        i += a <= b;
        j += b <= a;
      }
    }
  }
  atomicAdd(total, found);
}

__global__ void pageRank(const int* start, const int* edge, const float* rank, const int* degree, float* next, int nodes, float keep) {
  int node = blockIdx.x * blockDim.x + threadIdx.x;
  if (node >= nodes) return;
  float sum = 0.0f;
  for (int e = start[node]; e < start[node + 1]; e++) sum += rank[edge[e]] / degree[edge[e]];
  next[node] = (1.0f - keep) / nodes + keep * sum;
}
