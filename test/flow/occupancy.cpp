// What cuda_occupancy.h of the CUDA toolkit computes, for test/flow/occupancy.json. One launch a line on standard input; its
// blocks on a multiprocessor and the bits of what limits them on standard output. Run by scripts/occupancy.mjs.
#include <cstdio>

#include <cuda_occupancy.h>

int main() {
  int capability, threadsPerSm, registersPerBlock, sharedPerSm, optIn, reserved;
  int registers, threads, staticShared, dynamicShared, barriers;
  while (scanf("%d %d %d %d %d %d %d %d %d %d %d", &capability, &threadsPerSm, &registersPerBlock, &sharedPerSm, &optIn,
               &reserved, &registers, &threads, &staticShared, &dynamicShared, &barriers) == 11) {
    cudaOccDeviceProp device;
    device.computeMajor = capability / 10;
    device.computeMinor = capability % 10;
    device.maxThreadsPerBlock = 1024;
    device.maxThreadsPerMultiprocessor = threadsPerSm;
    device.regsPerBlock = registersPerBlock;
    device.regsPerMultiprocessor = 65536;
    device.warpSize = 32;
    device.sharedMemPerBlock = 49152;
    device.sharedMemPerMultiprocessor = sharedPerSm;
    device.numSms = 1;
    device.sharedMemPerBlockOptin = optIn;
    device.reservedSharedMemPerBlock = reserved;
    cudaOccFuncAttributes function;
    function.maxThreadsPerBlock = 1024;
    function.numRegs = registers;
    function.sharedSizeBytes = staticShared;
    function.shmemLimitConfig = FUNC_SHMEM_LIMIT_OPTIN;
    function.maxDynamicSharedSizeBytes = dynamicShared;
    function.numBlockBarriers = barriers;
    cudaOccDeviceState state;
    cudaOccResult result;
    if (cudaOccMaxActiveBlocksPerMultiprocessor(&result, &device, &function, &state, threads, dynamicShared) !=
        CUDA_OCC_SUCCESS) {
      fprintf(stderr, "refused: sm_%d\n", capability);
      return 1;
    }
    printf("%d %u\n", result.activeBlocksPerMultiprocessor, result.limitingFactors);
  }
  return 0;
}
