// Linear memory: regions that are used over and over and grow when something larger comes, and lists that grow while in use.

/** A 32-bit cell of an array of them. */
// @ts-expect-error: decorator
export function get(array: usize, index: i32): i32 {
  return load<i32>(array + ((<usize>index) << 2));
}

// @ts-expect-error: decorator
export function set(array: usize, index: i32, value: i32): void {
  store<i32>(array + ((<usize>index) << 2), value);
}

/** Memory for arrays whose sizes are known before they are filled; growing loses what it held. */
@final
export class Region {
  at: usize = 0;
  private room: usize = 0;
  private next: usize = 0;

  /** Makes room for `bytes` and begins anew. */
  begin(bytes: usize): void {
    if (bytes > this.room) {
      if (this.at !== 0) heap.free(this.at);
      this.room = bytes + (bytes >> 1);
      this.at = heap.alloc(this.room);
    }
    this.next = this.at;
  }

  take(bytes: usize): usize {
    const at = this.next;
    this.next = at + ((bytes + 15) & ~15);
    return at;
  }
}

/** Records of one size; growing moves them. */
@final
export class List {
  at: usize = 0;
  length: i32 = 0;
  private room: i32 = 0;

  constructor(private size: usize) {}

  // @ts-expect-error: decorator
  push(): usize {
    if (this.length === this.room) this.grow(this.length + 1);
    const at = this.at + <usize>this.length * this.size;
    this.length++;
    return at;
  }

  // @ts-expect-error: decorator
  record(index: i32): usize {
    return this.at + <usize>index * this.size;
  }

  /** Adds `count` records of zeros; returns the index of the first. */
  extend(count: i32): i32 {
    const first = this.length;
    if (first + count > this.room) this.grow(first + count);
    memory.fill(this.record(first), 0, <usize>count * this.size);
    this.length = first + count;
    return first;
  }

  private grow(least: i32): void {
    const room = max(max(least, this.room * 2), 64);
    const moved = heap.alloc(<usize>room * this.size);
    if (this.at !== 0) {
      memory.copy(moved, this.at, <usize>this.length * this.size);
      heap.free(this.at);
    }
    this.at = moved;
    this.room = room;
  }
}
