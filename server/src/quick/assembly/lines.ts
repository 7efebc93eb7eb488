// Counts line ends, eight bytes at a time: `\n`, `\r\n` and a lone `\r`.

const LOW: u64 = 0x7f7f7f7f7f7f7f7f;
const FEEDS: u64 = 0x0a0a0a0a0a0a0a0a;
const RETURNS: u64 = 0x0d0d0d0d0d0d0d0d;

/** Line ends among `size` bytes. `goesOn`: one more byte of the text follows, which tells what a `\r` at the end is. */
export function countLineEnds(at: usize, size: i32, goesOn: bool): i32 {
  const end = at + <usize>size;
  let count: i64 = 0;
  let returns: u64 = 0;
  let i = at;
  for (; i + 8 <= end; i += 8) {
    const bytes = load<u64>(i);
    count += popcnt(zeros(bytes ^ FEEDS));
    returns |= zeros(bytes ^ RETURNS);
  }
  for (; i < end; i++) {
    const byte = load<u8>(i);
    if (byte === 0x0a) count++;
    else if (byte === 0x0d) returns = 1;
  }
  return <i32>count + (returns === 0 ? 0 : countReturns(at, end, goesOn));
}

/** The highest bit of each byte that is 0. */
function zeros(bytes: u64): u64 {
  return ~(((bytes & LOW) + LOW) | bytes | LOW);
}

/** The lone ones. */
function countReturns(at: usize, end: usize, goesOn: bool): i32 {
  let count = 0;
  for (let i = at; i < end; i++) {
    if (load<u8>(i) !== 0x0d) continue;
    if ((i + 1 === end && !goesOn) || load<u8>(i + 1) !== 0x0a) count++;
  }
  return count;
}
