// The name of a function of C++ or Rust as its source has it, for the line below its row in a table.
import { demangledText } from '../../features/documentation/demangled';

/** Letters of a line of a terminal; what is deepest in brackets is left out. */
const LONGEST = 140;

/** Undefined where the name is not mangled. */
export const sourceName = (name: string): string | undefined => demangledText(name, LONGEST);
