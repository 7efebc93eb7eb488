// A declaration with a type that does not exist or that only instructions take.
import { typeInfo, types } from '../isa/types';
import { defineRule } from './rule';
import { tokenRange } from './shared';

const declarable = types.filter((type) => type.inRegister || type.inMemory).map((type) => type.token);

export default defineRule({
  code: 'unknown-type',
  severity: 'error',
  title: 'A declaration with a type that cannot be declared.',
  why: 'Registers and variables have the fundamental types (`.b8` to `.b128`, `.u8` to `.u64`, `.s8` to `.s64`, `.f16`, `.f16x2`, `.f32`, `.f64`, `.pred`) or are textures, samplers and surfaces. Types such as `.bf16`, `.tf32` or `.e4m3x2` name only what an instruction makes of the bits of a `.b16` or `.b32` register.',
  bad: '.reg .bf16 %half;',
  good: '.reg .b16 %half;',
  checkBlock({ tree, oddTypes }, report) {
    for (const { token, type } of oddTypes) {
      const info = typeInfo(type);
      const message = info
        ? `\`${type}\` is a type of instructions only: declare ${info.register ? `\`${info.register}\`` : 'a bit type of its size'}.`
        : `\`${type}\` is no type. Types are ${declarable.map((t) => `\`${t}\``).join(', ')}.`;
      report({ ...tokenRange(tree, token), message, replacement: info?.register });
    }
  },
});
