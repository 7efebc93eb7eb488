// What the rest of PTX Lens knows of an installed ptxas: it can be found, and it can be run on a text. node/ does it; in a
// browser there is none. Types only.
import type { Installation } from './installation';
import type { PtxasMessage } from './messages';
import type { FunctionUsage } from './usage';

export interface Assembler {
  /** The program that `setting` names, or where that is empty, the one that is installed. */
  find(setting: string): Promise<Found>;
  /** Never rejects. With the signal the program is killed and the outcome is `cancelled`. */
  run(installation: Installation, job: Job, signal: AbortSignal): Promise<Outcome>;
}

export type Found =
  | { readonly kind: 'ready'; readonly installation: Installation }
  /** Nothing is installed where CUDA usually is. Most people who read PTX have none: no reason for a message. */
  | { readonly kind: 'absent' }
  /** Something is there and it does not work; a sentence. */
  | { readonly kind: 'unusable'; readonly message: string };

export interface Job {
  readonly text: string;
  /** `compute_NN` reads the text and generates no code; `sm_NN` compiles it. */
  readonly architecture: string;
  /** Registers that a thread may have at most (`-maxrregcount`), below what the text allows. */
  readonly maxRegisters?: number;
  readonly timeoutMs: number;
  /** Nobody waits for it: it gives way to what people do in the meantime. */
  readonly priority: 'background' | 'normal';
}

export interface Judged {
  readonly kind: 'judged';
  readonly accepted: boolean;
  readonly messages: readonly PtxasMessage[];
  /** Of a compilation. */
  readonly usages: readonly FunctionUsage[];
  /** Compiled as an object to be linked, because functions have no body here. */
  readonly isRelocatable: boolean;
}

export type Outcome =
  | Judged
  | { readonly kind: 'cancelled' }
  /** It did not come to a verdict; a sentence. */
  | { readonly kind: 'failed'; readonly message: string };
