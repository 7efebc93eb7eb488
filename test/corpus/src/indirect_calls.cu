// Indirect calls: virtual functions, a table of function pointers in constant memory, a pointer argument.
// targets: sm_75 sm_80 sm_90a sm_100a sm_120
struct Shape {
  __device__ virtual float area() const = 0;
  __device__ virtual void grow(float by) { scale *= by; }
  __device__ virtual ~Shape() {}
  float scale = 1.0f;
};

struct Square : Shape {
  float side;
  __device__ explicit Square(float s) : side(s) {}
  __device__ float area() const override { return side * side * scale; }
};

struct Disc : Shape {
  float radius;
  __device__ explicit Disc(float r) : radius(r) {}
  __device__ float area() const override { return 3.14159265f * radius * radius * scale; }
  __device__ void grow(float by) override { radius += by; }
};

__global__ void makeShapes(Shape** shapes, int n) {
  int i = threadIdx.x;
  if (i >= n) return;
  if (i % 2) {
    shapes[i] = new Square(i);
  } else {
    shapes[i] = new Disc(i);
  }
}

__global__ void measureShapes(Shape** shapes, float* areas) {
  Shape* shape = shapes[threadIdx.x];
  shape->grow(2.0f);
  areas[threadIdx.x] = shape->area();
}

__global__ void freeShapes(Shape** shapes) { delete shapes[threadIdx.x]; }

typedef float (*Operation)(float, float);
__device__ float plus(float a, float b) { return a + b; }
__device__ float minus(float a, float b) { return a - b; }
__device__ float times(float a, float b) { return a * b; }
__device__ float over(float a, float b) { return a / b; }
__constant__ Operation operations[4] = {plus, minus, times, over};

__global__ void applyTable(const unsigned char* code, const float* a, const float* b, float* out) {
  int i = blockIdx.x * blockDim.x + threadIdx.x;
  out[i] = operations[code[i] & 3](a[i], b[i]);
}

__global__ void applyPointer(double (*f)(double, int), double* data) { data[threadIdx.x] = f(data[threadIdx.x], threadIdx.x); }
