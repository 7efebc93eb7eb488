// Warp-wide instructions: vote, ballot, match, all forms of shfl, active masks, lane masks, warp synchronisation.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void votes(const int* in, int* out) {
  int v = in[threadIdx.x];
  int all = __all_sync(0xffffffffu, v > 0), any = __any_sync(0xffffffffu, v < -10), uniform = __uni_sync(0xffffffffu, v & 1);
  out[threadIdx.x] = all + 2 * any + 4 * uniform + __ballot_sync(0x0f0f0f0fu, v == 3);
}

__global__ void matches(const int* in, const unsigned long long* wide, unsigned* out) {
  int pred;
  unsigned same = __match_any_sync(~0u, in[threadIdx.x]), everyone = __match_all_sync(~0u, wide[threadIdx.x], &pred);
  out[threadIdx.x] = pred ? everyone : same;
}

__global__ void shuffles(const int* in, const double* wide, int* out, double* wideOut) {
  int v = in[threadIdx.x], lane = threadIdx.x % 32;
  int r = __shfl_sync(~0u, v, lane ^ 5) + __shfl_up_sync(~0u, v, 3, 8) + __shfl_down_sync(~0u, v, 1, 16) + __shfl_xor_sync(~0u, v, 7);
  out[threadIdx.x] = r + __shfl_sync(~0u, v, 0, 4);
  wideOut[threadIdx.x] = __shfl_sync(~0u, wide[threadIdx.x], (lane + 1) % 32);
}

__global__ void specialRegisters(unsigned* out, unsigned long long* wide) {
  unsigned lane, warp, warps, sm, sms, below, equal, grid, shared, total;
  unsigned long long time;
  asm("mov.u32 %0, %%laneid;" : "=r"(lane));
  asm volatile("mov.u32 %0, %%warpid;" : "=r"(warp));
  asm volatile("mov.u32 %0, %%nwarpid;" : "=r"(warps));
  asm volatile("mov.u32 %0, %%smid;" : "=r"(sm));
  asm("mov.u32 %0, %%nsmid;" : "=r"(sms));
  asm("mov.u32 %0, %%lanemask_lt;" : "=r"(below));
  asm("mov.u32 %0, %%lanemask_eq;" : "=r"(equal));
  asm("mov.u32 %0, %%ctaid.z;" : "=r"(grid));
  asm("mov.u32 %0, %%dynamic_smem_size;" : "=r"(shared));
  asm("mov.u32 %0, %%total_smem_size;" : "=r"(total));
  asm volatile("mov.u64 %0, %%globaltimer;" : "=l"(time));
  out[threadIdx.x] = lane + warp + warps + sm + sms + below + equal + grid + shared + total + threadIdx.y * blockDim.z + gridDim.y;
  wide[threadIdx.x] = time;
}

__global__ void divergentSync(int* data) {
  int v = data[threadIdx.x];
  if (threadIdx.x & 1) {
    v *= 3;
    __syncwarp(0xaaaaaaaau);
  } else {
    v += __popc(__activemask());
    __syncwarp(0x55555555u);
  }
  __syncwarp();
  data[threadIdx.x ^ 1] = v;
}
