// The code of the function that the quick way has just gone over, where it lies in WebAssembly memory. Valid, like every
// code that a visitor sees, until the next function begins.
import { Cell } from '../../quick/codes';
import { arrayBytes, arrayWords, CodeArray, cell } from '../../quick/module';
import type { FunctionCode } from '../code';

/** Views are made when they are asked for: of most functions nobody wants more than the peak. */
export class QuickCode implements FunctionCode {
  readonly count = cell(Cell.Instructions);
  readonly valueCount = cell(Cell.Values);

  get offsets(): Uint32Array {
    return arrayWords(CodeArray.Offsets, this.count);
  }

  get flags(): Uint8Array {
    return arrayBytes(CodeArray.Flags, this.count);
  }

  get useStart(): Uint32Array {
    return arrayWords(CodeArray.UseStart, this.count + 1);
  }

  get uses(): Uint32Array {
    return arrayWords(CodeArray.Uses, this.useStart[this.count]);
  }

  get defStart(): Uint32Array {
    return arrayWords(CodeArray.DefStart, this.count + 1);
  }

  get defs(): Uint32Array {
    return arrayWords(CodeArray.Defs, this.defStart[this.count]);
  }

  get targetStart(): Uint32Array {
    return arrayWords(CodeArray.TargetStart, this.count + 1);
  }

  get targets(): Uint32Array {
    return arrayWords(CodeArray.Targets, cell(Cell.Targets));
  }

  get units(): Uint8Array {
    return arrayBytes(CodeArray.Units, this.valueCount);
  }

  get predicates(): Uint8Array {
    return arrayBytes(CodeArray.Predicates, this.valueCount);
  }
}
