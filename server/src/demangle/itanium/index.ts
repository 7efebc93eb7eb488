// The demangled form of a C++ name after the Itanium C++ ABI, which GCC, Clang and nvcc write.
import { cursorOf } from './cursor';
import { mangledName } from './encoding';
import { printed } from './print';

export interface Answer {
  /** Undefined where the name is no such name, or says too much. */
  readonly text: string | undefined;
  /** Of reading and writing, which a test holds to their bound. */
  readonly steps: number;
}

export function demangleItanium(name: string): Answer {
  const cursor = cursorOf(name);
  const whole = mangledName(cursor);
  if (cursor.failed) return { text: undefined, steps: cursor.steps };
  const { text, steps } = printed(whole);
  return { text, steps: cursor.steps + steps };
}
