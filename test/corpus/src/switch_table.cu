// Control flow: dense switches that become branch tables (brx.idx), a small interpreter, nested loops with exits.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
__global__ void runProgram(const unsigned char* code, int length, float* registers) {
  float r[4] = {registers[0], registers[1], registers[2], registers[3]};
  int at = 0, steps = 0;
  while (at < length && steps++ < 100000) {
    unsigned char op = code[at++];
    switch (op) {
      case 0: r[0] += r[1]; break;
      case 1: r[0] -= r[1]; break;
      case 2: r[0] *= r[1]; break;
      case 3: r[0] /= r[1]; break;
      case 4: r[1] = r[0]; break;
      case 5: r[2] = sqrtf(r[0]); break;
      case 6: r[3] = fminf(r[0], r[2]); break;
      case 7: at = r[0] > 0.0f ? code[at] : at + 1; break;
      case 8: r[0] = __sinf(r[3]); break;
      case 9: r[1] = r[2] + r[3]; break;
      case 10: r[0] = -r[0]; break;
      case 11: at = length; break;
      default: r[0] = 0.0f;
    }
  }
  for (int i = 0; i < 4; i++) registers[i] = r[i];
}

__global__ void classify(const int* in, int* out, int n) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  if (i >= n) return;
  int v = in[i];
  switch (v) {
    case -4: v = atomicAdd(out, 1); break;
    case -3: v = atomicMax(out, i); break;
    case -2: v = atomicExch(out, i); break;
    case -1: v = __popc(i); break;
    case 0: v = i * i; break;
    case 1: v = out[i + 1]; break;
    case 2: __syncwarp(); break;
    case 3: v ^= in[n - i]; break;
    case 1000: v = 7; break;
  }
  out[i] = v;
}

__global__ void findPair(const int* in, int n, int wanted, int2* found) {
  for (int i = threadIdx.x; i < n; i += blockDim.x) {
    for (int j = i + 1; j < n; j++) {
      if (in[j] < 0) goto next;
      if (in[j] == in[i]) continue;
      if (in[i] + in[j] == wanted) {
        *found = make_int2(i, j);
        return;
      }
    }
  next:;
  }
}

// Each case has its own memory traffic and calls, so no chain of selects can stand for it.
__global__ void dispatch(const unsigned* codes, volatile float* state, int n) {
  for (int i = 0; i < n; i++) {
    switch (codes[i]) {
      case 0: state[0] = state[1] * 2.0f; break;
      case 1: state[2] = sqrtf(state[3]); break;
      case 2: state[4] = __sinf(state[0]); __syncthreads(); break;
      case 3: state[5] = state[6] / state[7]; break;
      case 4: __threadfence(); break;
      case 5: state[8] = state[threadIdx.x]; break;
      case 6: state[9] += 1.0f; __threadfence_block(); break;
      case 7: __nanosleep(100); break;
      case 8: state[10] = clock(); break;
      case 9: state[threadIdx.x] = 0.0f; break;
      case 10: __syncwarp(); state[11] = 1.0f; break;
      case 11: state[12] = __expf(state[12]); break;
      case 12: state[13] = __popc(i); break;
      case 13: state[14] = __ballot_sync(~0u, state[14] > 0.0f); break;
      case 14: return;
      case 15: state[15] = state[0] + state[1] + state[2]; break;
      case 16: __trap();
      case 17: state[16] = -state[16]; break;
      case 18: state[17] = fabsf(state[18]); break;
    }
  }
}

// The same by hand: an indexed branch with its list of targets.
__global__ void indexedBranch(const int* in, int* out) {
  int v = in[threadIdx.x], r;
  asm volatile(
      "{\n"
      "\t.reg .u32 at;\n"
      "\tmin.u32 at, %1, 3;\n"
      "targets: .branchtargets case0, case1, case2, other;\n"
      "\tbrx.idx at, targets;\n"
      "case0:\n\tmov.u32 %0, 10;\n\tbra.uni done;\n"
      "case1:\n\tadd.s32 %0, %1, 20;\n\tbra.uni done;\n"
      "case2:\n\tmul.lo.s32 %0, %1, %1;\n\tbra.uni done;\n"
      "other:\n\tneg.s32 %0, %1;\n"
      "done:\n"
      "}"
      : "=r"(r)
      : "r"(v));
  out[threadIdx.x] = r;
}
