// Monte Carlo: an estimate of pi, a priced option over random paths, a Metropolis sweep of an Ising lattice.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__device__ __forceinline__ unsigned nextRandom(unsigned& s) {
  s ^= s << 13;
  s ^= s >> 17;
  s ^= s << 5;
  return s;
}

__global__ void estimatePi(unsigned seed, int samples, unsigned long long* inside) {
  unsigned state = (seed ^ (blockIdx.x * blockDim.x + threadIdx.x) * 2654435761u) | 1u;
  unsigned long long hits = 0;
  for (int i = 0; i < samples; i++) {
    float x = nextRandom(state) * 2.3283064e-10f, y = nextRandom(state) * 2.3283064e-10f;
    hits += x * x + y * y < 1.0f;
  }
  for (int d = 16; d > 0; d /= 2) hits += __shfl_down_sync(~0u, hits, d);
  if (threadIdx.x % 32 == 0) atomicAdd(inside, hits);
}

__global__ void pricePaths(float* payoff, int paths, int steps, float spot, float strike, float rate, float sigma, float years) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= paths) return;
  unsigned state = i * 747796405u + 2891336453u;
  float dt = years / steps, drift = (rate - 0.5f * sigma * sigma) * dt, noise = sigma * sqrtf(dt);
  float logSpot = 0.0f, sum = 0.0f;
  for (int t = 0; t < steps; t++) {
    float u = (nextRandom(state) + 1.0f) * 2.3283064e-10f, v = nextRandom(state) * 2.3283064e-10f;
    logSpot += drift + noise * sqrtf(-2.0f * __logf(u)) * __cosf(6.2831853f * v);
    sum += spot * __expf(logSpot);
  }
  payoff[i] = __expf(-rate * years) * fmaxf(sum / steps - strike, 0.0f);
}

__global__ void isingSweep(signed char* spin, unsigned* seeds, int width, int height, int colour, float beta) {
  int x = blockIdx.x * blockDim.x + threadIdx.x, y = blockIdx.y * blockDim.y + threadIdx.y;
  if (x >= width || y >= height || ((x + y) & 1) != colour) return;
  int i = y * width + x;
  int around = spin[y * width + (x + 1) % width] + spin[y * width + (x + width - 1) % width] +
               spin[(y + 1) % height * width + x] + spin[(y + height - 1) % height * width + x];
  unsigned state = seeds[i];
  float change = 2.0f * spin[i] * around;
  if (change <= 0.0f || nextRandom(state) * 2.3283064e-10f < expf(-beta * change)) spin[i] = -spin[i];
  seeds[i] = state;
}
