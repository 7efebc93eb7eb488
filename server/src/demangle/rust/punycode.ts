// Words with letters beyond ASCII as Rust writes them into names: Punycode (RFC 3492) with `_` for `-`.

const BASE = 36;
const LEAST = 1;
const MOST = 26;
const SKEW = 38;
const DAMP = 700;
/** Names of people's variables; a longer one costs the square of its length. */
const LONGEST = 128;

/** Undefined where it is none. */
export function decodePunycode(word: string): string | undefined {
  if (word.length > LONGEST) return undefined;
  const end = word.lastIndexOf('_');
  const points = end < 0 ? [] : [...word.slice(0, end)].map((letter) => letter.charCodeAt(0));
  let bias = 72;
  let code = 128;
  let index = 0;
  let at = end + 1;
  while (at < word.length) {
    const before = index;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const digit = digitOf(word[at++]);
      if (digit === undefined) return undefined;
      index += digit * weight;
      const threshold = Math.min(Math.max(k - bias, LEAST), MOST);
      if (digit < threshold) break;
      weight *= BASE - threshold;
      if (index > 0x7fffffff || weight > 0x7fffffff) return undefined;
    }
    const count = points.length + 1;
    bias = adapted(Math.floor((index - before) / (before === 0 ? DAMP : 2)), count);
    code += Math.floor(index / count);
    index %= count;
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
    points.splice(index++, 0, code);
  }
  return points.length === 0 ? undefined : String.fromCodePoint(...points);
}

function digitOf(letter: string | undefined): number | undefined {
  if (letter === undefined) return undefined;
  if (letter >= 'a' && letter <= 'z') return letter.charCodeAt(0) - 0x61;
  return letter >= '0' && letter <= '9' ? 26 + Number(letter) : undefined;
}

/** How far apart the next letters are likely to be. */
function adapted(delta: number, count: number): number {
  let rest = delta + Math.floor(delta / count);
  let k = 0;
  while (rest > ((BASE - LEAST) * MOST) / 2) {
    rest = Math.floor(rest / (BASE - LEAST));
    k += BASE;
  }
  return k + Math.floor(((BASE - LEAST + 1) * rest) / (rest + SKEW));
}
