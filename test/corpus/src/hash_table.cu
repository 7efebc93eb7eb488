// Concurrent structures: an open hash table with compare-and-swap, a linked list, a union-find, a spin lock, a bitmap.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
struct Slot {
  unsigned long long key, value;
};

__device__ __forceinline__ unsigned mix(unsigned long long key) {
  key ^= key >> 33;
  key *= 0xff51afd7ed558ccdull;
  key ^= key >> 33;
  return static_cast<unsigned>(key);
}

__global__ void insertKeys(Slot* table, unsigned mask, const unsigned long long* keys, int n, int* failures) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  unsigned at = mix(keys[i]) & mask;
  for (unsigned probe = 0; probe <= mask; probe++, at = (at + 1) & mask) {
    unsigned long long seen = atomicCAS(&table[at].key, ~0ull, keys[i]);
    if (seen == ~0ull || seen == keys[i]) {
      atomicAdd(&table[at].value, 1ull);
      return;
    }
  }
  atomicAdd(failures, 1);
}

__global__ void findKeys(const Slot* table, unsigned mask, const unsigned long long* keys, long long* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  unsigned at = mix(keys[i]) & mask;
  while (table[at].key != keys[i] && table[at].key != ~0ull) at = (at + 1) & mask;
  out[i] = table[at].key == keys[i] ? static_cast<long long>(table[at].value) : -1;
}

struct Link {
  Link* next;
  int value;
};

__global__ void pushAll(Link** head, Link* links, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  links[i].value = i;
  unsigned long long mine = reinterpret_cast<unsigned long long>(&links[i]);
  links[i].next = reinterpret_cast<Link*>(atomicExch(reinterpret_cast<unsigned long long*>(head), mine));
}

__global__ void uniteEdges(int* parent, const int2* edge, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  int a = edge[i].x, b = edge[i].y;
  while (true) {
    while (parent[a] != a) a = parent[a] = parent[parent[a]];
    while (parent[b] != b) b = parent[b] = parent[parent[b]];
    if (a == b) return;
    int high = max(a, b), low = min(a, b);
    if (atomicCAS(&parent[high], high, low) == high) return;
  }
}

__global__ void lockedAppend(int* lock, volatile int* length, int* items) {
  bool done = false;
  while (!done) {
    if (atomicCAS(lock, 0, 1) == 0) {
      items[*length] = threadIdx.x;
      *length = *length + 1;
      __threadfence();
      atomicExch(lock, 0);
      done = true;
    }
  }
}

__global__ void markBits(unsigned* bitmap, const int* items, int n, int* fresh) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  unsigned bit = 1u << (items[i] & 31), old = atomicOr(&bitmap[items[i] >> 5], bit);
  if (!(old & bit)) atomicAdd(fresh, 1);
  atomicAnd(&bitmap[0], ~1u);
  atomicXor(&bitmap[1], bit);
  atomicDec(reinterpret_cast<unsigned*>(fresh) + 1, 1000u);
}
