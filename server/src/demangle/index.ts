// The names that C++ and Rust compilers make of functions and variables, as their sources have them: Itanium's for C++,
// both of Rust's. Knows nothing of PTX but what compilers put around such names there.
//
// No library serves. gecko-profiler-demangle 0.4.0 is 523 KB of WebAssembly, leaves out what templates return, and a
// name of 266 letters whose substitutions double each time holds it for 3.5 s; demangler-js 0.1.7 knows little of the
// grammar; demangle 1.0.1 is an Emscripten build of 2015. This answers within a bounded number of steps, or not at all.
import { demangleItanium } from './itanium/index';
import { demangleRustLegacy } from './rust/legacy';
import { demangleRustV0 } from './rust/v0';

export interface Demangled {
  /** `void scale<float>(float*, int)`. */
  readonly text: string;
  readonly language: 'cpp' | 'rust';
  /** Which parameter of the function, where the name is that of a parameter. */
  readonly parameter: number | undefined;
}

/** Longer names are hardly looked at by anybody; CUTLASS' reach some 4,000 letters. */
const LONGEST = 8192;
/** Some 10 MB with names as they are; more than the functions of 50 MB of PTX. */
const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, Demangled | undefined>();

/** Undefined where the name is not mangled, or says nothing that can be shown. */
export function demangle(name: string): Demangled | undefined {
  if (!mayBeMangled(name)) return undefined;
  if (remembered.has(name)) return remembered.get(name);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  const found = demangleFresh(name);
  remembered.set(name, found);
  return found;
}

const mayBeMangled = (name: string): boolean =>
  name.startsWith('_Z') || name.startsWith('_R') || name.startsWith('__nv_static_');

/** Without memory: what `demangle` remembers. */
export function demangleFresh(name: string): Demangled | undefined {
  if (name.length > LONGEST) return undefined;
  const [, own, index] = /^(.*?)(?:_param_(\d{1,4}))?$/.exec(name) ?? [];
  const parameter = index === undefined ? undefined : Number(index);
  const spelling = original(own ?? '');
  const rust = spelling.startsWith('_R') ? demangleRustV0(spelling) : demangleRustLegacy(spelling);
  if (rust !== undefined) return { text: rust, language: 'rust', parameter };
  const cpp = spelling.startsWith('_Z') ? demangleItanium(spelling).text : undefined;
  return cpp === undefined ? undefined : { text: cpp, language: 'cpp', parameter };
}

/**
 * As the compiler's front end spelled it. nvcc puts the file in front of what is `static`; LLVM writes `_$_` for a full
 * stop, which PTX does not allow; nvcc tells copies of a function apart by `$7`, which is a clone.
 */
function original(name: string): string {
  const own = name.startsWith('__nv_static_') ? name.slice(Math.max(name.indexOf('__Z') + 1, 0)) : name;
  return own.replaceAll('_$_', '.').replace(/\$(\d+)$/, '.$1');
}
