// Arithmetic on arrays that lie where the text at hand does: quick from the first time on, where a loop in TypeScript is
// interpreted until it has run for some milliseconds.

/** Adds a number to each of `count` 32-bit words. */
export function addToEach(at: usize, count: i32, by: i32): void {
  const both = ((<u64>(<u32>by)) << 32) | <u64>(<u32>by);
  const pairs = at + ((<usize>count >> 1) << 3);
  for (; at < pairs; at += 8) {
    const old = load<u64>(at);
    // The low word must not carry into the high one.
    const low = (old + both) & 0xffffffff;
    store<u64>(at, (((old >> 32) + (both >> 32)) << 32) | low);
  }
  if ((count & 1) === 1) store<u32>(at, load<u32>(at) + <u32>by);
}
