// Opcodes by use, and the modifiers that can follow.
import { describeAvailability } from '../../isa/availability';
import { formsOf, instructionNamed, instructionNames } from '../../isa/catalogue';
import { meaningOf } from '../../isa/modifiers';
import type { CompiledForm } from '../../isa/notation';
import { typeInfo } from '../../isa/types';
import { type Continuation, continuations, type Gap, reachable } from '../../semantic/continuations';
import type { ModuleHeader } from '../../semantic/module';
import type { Item } from './items';
import { instructionsByUse, modifiersByUse } from './usage.gen';

export interface Choice {
  /** Offer what the module's version or target lacks, too. */
  readonly unavailable: 'leave out' | 'show';
}

const ranks = new Map(instructionsByUse.map((name, index) => [name, index]));

let last: { readonly header: string; readonly items: readonly Item[] } | undefined;

/** The instructions' names. The same list for the same module. */
export function opcodeItems(header: ModuleHeader, { unavailable }: Choice): readonly Item[] {
  const key = `${header.version}/${header.target}/${unavailable}`;
  if (last?.header === key) return last.items;
  const rank = (name: string): number => ranks.get(name) ?? ranks.size;
  const names = [...instructionNames].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const items = names.flatMap((name) => opcodeItem(name, header, unavailable));
  last = { header: key, items };
  return items;
}

function opcodeItem(name: string, header: ModuleHeader, unavailable: Choice['unavailable']): Item[] {
  const found = reachable(name, header);
  if (!found || (found.lacks && unavailable === 'leave out')) return [];
  const signature = found.form.form.syntax.replace(/\s+/g, ' ');
  const isDeprecated = formsOf(instructionNamed(name)!).every(({ form }) => form.deprecated !== undefined);
  return [
    {
      label: name,
      kind: 'opcode',
      detail: found.lacks ? `${needs(found)} · ${signature}` : signature,
      commit: ['.'],
      subject: { about: 'instruction', name },
      isDeprecated,
    },
  ];
}

const needs = ({ lacks }: Continuation): string => (lacks ? `needs ${describeAvailability(lacks)}` : '');

/** The words that can stand in the gap: first those that follow in the order in which forms are written. */
export function modifierItems(gap: Gap, header: ModuleHeader, { unavailable }: Choice): readonly Item[] {
  const whole = continuations(gap, header);
  // Where nothing goes with the words behind the cursor, they are about to be replaced.
  const found = whole.length > 0 ? whole : continuations({ before: gap.before, after: [] }, header);
  return found
    .filter(({ lacks }) => !lacks || unavailable === 'show')
    .map((each) => ({ each, rank: rankOf(each, gap.before) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ each }) => modifierItem(each, gap.before));
}

function rankOf({ token, form, lacks }: Continuation, before: readonly string[]): number {
  const used = modifiersByUse[form.instruction.name]?.split(' ').indexOf(token) ?? -1;
  const place = placeOf(form, token);
  const isInOrder = before.every((word) => placeOf(form, word) < place);
  return (lacks ? 1e6 : 0) + (isInOrder ? 0 : 1e5) + (used < 0 ? 1e3 + place : used);
}

const placeOf = (form: CompiledForm, token: string): number => form.items.findIndex(({ values }) => values.has(token));

function modifierItem(found: Continuation, before: readonly string[]): Item {
  const { token, form } = found;
  const meaning = meaningOf(token, form.instruction) ?? typeInfo(token)?.meaning ?? form.instruction.name;
  return {
    label: token,
    kind: typeInfo(token) ? 'type' : 'modifier',
    detail: found.lacks ? `${needs(found)} · ${meaning}` : meaning,
    commit: ['.', ' ', ';'],
    subject: { about: 'modifier', name: token, opcode: before.join('') },
  };
}
