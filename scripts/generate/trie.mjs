// A regular expression for a set of words, with common beginnings written once: a scanner tries one branch, not each word.

/** `['ab', 'ac', 'b']` -> `(?:a[bc]|b)`. Words are literal text. */
export function wordsPattern(words) {
  return group([...new Set(words)].sort());
}

/** Words sorted and distinct; the first may be empty. */
function group(words) {
  const byFirst = new Map();
  for (const word of words) {
    if (word === '') continue;
    const rest = byFirst.get(word[0]) ?? [];
    rest.push(word.slice(1));
    byFirst.set(word[0], rest);
  }
  const single = [...byFirst]
    .filter(([, rest]) => rest.length === 1 && rest[0] === '')
    .map(([first]) => literal(first));
  const longer = [...byFirst].filter(([, rest]) => rest.length > 1 || rest[0] !== '');
  const alternatives = longer.map(([first, rest]) => literal(first) + group(rest));
  if (single.length > 0) alternatives.push(single.length === 1 ? single[0] : `[${single.join('')}]`);
  const optional = words[0] === '' ? '?' : '';
  const isAtom = alternatives.length === 1 && longer.length === 0;
  if (isAtom || (alternatives.length === 1 && optional === '')) return alternatives[0] + optional;
  return `(?:${alternatives.join('|')})${optional}`;
}

const literal = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
