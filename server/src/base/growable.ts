// Typed arrays that grow: the scratch buffers behind tokens and trees. Reused between blocks, copied out at the end.

export class GrowableUint32 {
  data: Uint32Array;
  length = 0;

  constructor(capacity = 1024) {
    this.data = new Uint32Array(capacity);
  }

  push(value: number): void {
    if (this.length === this.data.length) this.grow();
    this.data[this.length++] = value;
  }

  /** Adds `count` entries of one value; returns the index of the first. */
  extend(count: number, value: number): number {
    const start = this.length;
    while (start + count > this.data.length) this.grow();
    this.length += count;
    this.data.fill(value, start, this.length);
    return start;
  }

  /** A copy of what was pushed, of exactly that length. */
  copy(): Uint32Array {
    return this.data.slice(0, this.length);
  }

  private grow(): void {
    const larger = new Uint32Array(this.data.length * 2);
    larger.set(this.data);
    this.data = larger;
  }
}
