// Rust's older names, which look like C++: `_ZN4core3fmt5write17h0123456789abcdefE`, a path and a hash. The hash is not
// shown.

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ SP: '@', BP: '*', RF: '&', LT: '<', GT: '>', LP: '(', RP: ')', C: ',' },
};

export function demangleRustLegacy(name: string): string | undefined {
  const parts = partsOf(name);
  if (!parts || !isHash(parts[parts.length - 1])) return undefined;
  return parts.slice(0, -1).map(unescaped).join('::');
}

/** The words of `_ZN 3foo 3bar E`; what stands behind it may be a suffix of LLVM. */
function partsOf(name: string): readonly string[] | undefined {
  if (!name.startsWith('_ZN')) return undefined;
  const parts: string[] = [];
  let at = 3;
  while (name[at] !== 'E') {
    const digits = /^[1-9]\d{0,4}/.exec(name.slice(at, at + 5))?.[0];
    if (digits === undefined) return undefined;
    at += digits.length;
    const part = name.slice(at, at + Number(digits));
    at += Number(digits);
    if (at >= name.length || !/^[\w.:$]+$/.test(part)) return undefined;
    parts.push(part);
  }
  return parts.length > 1 && /^(?:\..*)?$/.test(name.slice(at + 1)) ? parts : undefined;
}

/** `h` and 16 digits, of which five differ at least: a C++ name that looks so is less likely than that. */
const isHash = (part: string): boolean => /^h[0-9a-f]{16}$/.test(part) && new Set(part.slice(1)).size >= 5;

function unescaped(part: string): string {
  const text = part.startsWith('_$') ? part.slice(1) : part;
  return text.replace(/\.\.|\$(\w{1,6})\$/g, (all, escape: string | undefined) => {
    if (escape === undefined) return '::';
    const code = /^u([0-9a-f]{1,5})$/.exec(escape)?.[1];
    return ESCAPES[escape] ?? (code === undefined ? all : String.fromCodePoint(Number.parseInt(code, 16)));
  });
}
