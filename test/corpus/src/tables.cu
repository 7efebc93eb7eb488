// What databases do on a GPU: filters, joins, group sums, string matching, decimal numbers, dates, bit maps.
// targets: sm_80 sm_90a sm_100a sm_120
__global__ void filterCount(const int* a, const float* b, int low, int high, float limit, int* total, int n) {
  int count = 0;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) count += a[i] >= low && a[i] < high && b[i] > limit;
  count = __reduce_add_sync(~0u, count);
  if ((threadIdx.x & 31) == 0) atomicAdd(total, count);
}

__global__ void compact(const int* in, int* out, int* size, int limit, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  int v = i < n ? in[i] : 0; bool keep = i < n && v > limit;
  unsigned mask = __ballot_sync(~0u, keep), lane = threadIdx.x & 31; int base = 0;
  if (lane == 0) base = atomicAdd(size, __popc(mask));
  base = __shfl_sync(~0u, base, 0);
  if (keep) out[base + __popc(mask & ((1u << lane) - 1))] = v;
}

__global__ void probe(const unsigned long long* keys, const int* slots, const unsigned long long* table, int* match, unsigned mask, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  unsigned long long k = keys[i]; unsigned h = (unsigned)(k * 0x9E3779B97F4A7C15ull >> 32) & mask; int found = -1;
  while (table[h] != ~0ull) { if (table[h] == k) { found = slots[h]; break; } h = (h + 1) & mask; }
  match[i] = found;
}

__global__ void groupSum(const int* key, const double* value, double* sum, int* count, int n) {
  __shared__ double s[64]; __shared__ int c[64];
  if (threadIdx.x < 64) { s[threadIdx.x] = 0; c[threadIdx.x] = 0; }
  __syncthreads();
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) { atomicAdd(s + (key[i] & 63), value[i]); atomicAdd(c + (key[i] & 63), 1); }
  __syncthreads();
  if (threadIdx.x < 64) { atomicAdd(sum + threadIdx.x, s[threadIdx.x]); atomicAdd(count + threadIdx.x, c[threadIdx.x]); }
}

__global__ void likePrefix(const char* text, const int* offset, const char* pattern, int length, bool* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  const char* s = text + offset[i]; bool same = offset[i + 1] - offset[i] >= length;
  for (int k = 0; same && k < length; k++) same = s[k] == pattern[k];
  out[i] = same;
}

__global__ void contains(const char* text, const int* offset, unsigned needle, int* at, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  unsigned window = 0; int found = -1;
  for (int k = offset[i]; k < offset[i + 1]; k++) { window = window << 8 | (unsigned char)text[k]; if (window == needle && k - offset[i] >= 3) { found = k - 3; break; } }
  at[i] = found;
}

__global__ void parseInts(const char* text, const int* offset, long long* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  int p = offset[i], end = offset[i + 1]; bool negative = text[p] == '-'; if (negative) p++;
  long long v = 0;
  for (; p < end; p++) { int d = text[p] - '0'; if (d < 0 || d > 9) break; v = v * 10 + d; }
  out[i] = negative ? -v : v;
}

__global__ void civilDates(const int* days, int* ymd, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  int z = days[i] + 719468, era = (z >= 0 ? z : z - 146096) / 146097; unsigned doe = z - era * 146097;
  unsigned yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365, doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
  unsigned d = doy - (153 * mp + 2) / 5 + 1, m = mp < 10 ? mp + 3 : mp - 9;
  ymd[i] = ((int)yoe + era * 400 + (m <= 2)) * 10000 + m * 100 + d;
}

__global__ void decimalMultiply(const ulonglong2* a, const ulonglong2* b, ulonglong2* c, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  ulonglong2 x = a[i], y = b[i];
  c[i] = make_ulonglong2(x.x * y.x, __umul64hi(x.x, y.x) + x.x * y.y + x.y * y.x);
}

__global__ void bitmapAnd(const uint4* a, const uint4* b, uint4* c, int* ones, int n) {
  int count = 0;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) {
    uint4 x = a[i], y = b[i]; x.x &= y.x; x.y &= y.y; x.z &= y.z; x.w &= y.w;
    c[i] = x; count += __popc(x.x) + __popc(x.y) + __popc(x.z) + __popc(x.w);
  }
  atomicAdd(ones, count);
}

__global__ void minMax(const long long* x, long long* out, int n) {
  long long low = 0x7fffffffffffffffll, high = -low;
  for (int i = blockIdx.x * blockDim.x + threadIdx.x; i < n; i += gridDim.x * blockDim.x) { low = min(low, x[i]); high = max(high, x[i]); }
  for (int d = 16; d; d >>= 1) { low = min(low, __shfl_xor_sync(~0u, low, d)); high = max(high, __shfl_xor_sync(~0u, high, d)); }
  if ((threadIdx.x & 31) == 0) { atomicMin(out, low); atomicMax(out + 1, high); }
}

__global__ void radixDigits(const unsigned* key, int* histogram, int shift, int n) {
  __shared__ int h[256];
  h[threadIdx.x] = 0;
  __syncthreads();
  for (int i = blockIdx.x * 4096 + threadIdx.x, k = 0; k < 16; k++, i += 256) if (i < n) atomicAdd(h + (key[i] >> shift & 255), 1);
  __syncthreads();
  histogram[threadIdx.x * gridDim.x + blockIdx.x] = h[threadIdx.x];
}

__global__ void binarySearch(const int* sorted, const int* query, int* at, int n, int m) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= m) return;
  int q = query[i], low = 0, high = n;
  while (low < high) { int mid = (low + high) >> 1; if (sorted[mid] < q) low = mid + 1; else high = mid; }
  at[i] = low;
}

__global__ void levenshtein(const char* a, const char* b, int* out, int n) {
  int t = blockIdx.x * blockDim.x + threadIdx.x;
  unsigned char row[17];
#pragma unroll
  for (int j = 0; j <= 16; j++) row[j] = j;
  for (int i = 0; i < n; i++) {
    char c = a[t * n + i]; int diagonal = row[0]; row[0] = i + 1;
#pragma unroll
    for (int j = 1; j <= 16; j++) { int up = row[j], best = min(min(up, row[j - 1]) + 1, diagonal + (c != b[t * 16 + j - 1])); diagonal = up; row[j] = best; }
  }
  out[t] = row[16];
}
