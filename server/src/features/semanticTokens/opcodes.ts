// What an opcode is to a module: something it does not have any more, or should not use any more. Judged once for each opcode
// text; what it does not have yet depends on operands, too (lacking.ts).
import { vectorOf } from '../../isa/availability';
import { matchOpcode, type OpcodeMatch } from '../../semantic/match';
import type { ModuleHeader } from '../../semantic/module';
import { modifierBit } from './legend';

const known = new WeakMap<OpcodeMatch, { readonly header: ModuleHeader; readonly bits: number }>();

/** Modifier bits. Where operands decide between forms, the opcode passes if one of them does. */
export function opcodeBits(text: string, header: ModuleHeader): number {
  const match = matchOpcode(text);
  const last = known.get(match);
  if (last && last.header.version === header.version && last.header.target === header.target) return last.bits;
  const bits = compute(match, header);
  known.set(match, { header, bits });
  return bits;
}

function compute(match: OpcodeMatch, { version, target }: ModuleHeader): number {
  if (match.problems.length > 0 || match.forms.length === 0) return 0;
  const isDeprecated = match.forms.every(({ form }) => form.deprecated !== undefined);
  const isUnsupported =
    version !== undefined &&
    target !== undefined &&
    match.forms.every(({ form: { removed } }) => removed !== undefined && vectorOf(removed)[target] <= version);
  return (isDeprecated ? modifierBit.deprecated : 0) | (isUnsupported ? modifierBit.unsupported : 0);
}
