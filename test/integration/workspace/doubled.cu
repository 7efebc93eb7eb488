__global__ void doubled(float *data) {
  int i = threadIdx.x;
  data[i] = 2.0f * data[i];
}
