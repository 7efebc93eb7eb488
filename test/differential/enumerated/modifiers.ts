// Opcodes with one thing wrong, or at least unusual, in their modifiers.
import type { CompiledForm } from '../../../server/src/isa/notation';
import type { Reason } from './alternatives';
import { isAllowed, type Row } from './combinations';
import { pick, type Random, shuffled } from './random';

export interface OpcodeVariant {
  readonly reason: Reason;
  /** The modifiers behind the instruction's name. */
  readonly words: readonly string[];
}

/** Modifiers that some instruction has. Most of them no other one takes. */
const foreign =
  '.ftz .sat .rn .rz .rni .approx .full .cc .wide .lo .hi .sync .aligned .gpu .cta .sys .relaxed .acquire .volatile .weak .global .shared .local .const .param .shared::cluster .shared::cta .v2 .v4 .nc .ca .cg .L1::no_allocate .L2::cache_hint .uni .relu .satfinite .noftz .NaN .abs .add .min .and .eq .lt .to .x4 .trans .row .col .m8n8 .m16n8k16 .b8 .b16 .b32 .b64 .b128 .u8 .u16 .u32 .u64 .s8 .s16 .s32 .s64 .f16 .bf16 .f16x2 .bf16x2 .tf32 .f32 .f64 .f32x2 .e4m3x2 .u16x2 .pred .mbarrier::complete_tx::bytes .multicast::cluster .bulk_group .cta_group::1 .kind::f16 .tile .im2col .read .all .sp .block_scale .unified .xorsign .parity .noComplete .expect_tx .1d .2d .3d .warp .clamp .wrap .shiftamt'.split(
    ' ',
  );

const given = (row: Row): string[] => row.filter((word) => word !== undefined);

/** About `count` variants of a row of the form; `siblings`: all modifiers that the instruction's forms have. */
export function modifierVariants(
  form: CompiledForm,
  row: Row,
  siblings: readonly string[],
  count: number,
  random: Random,
): OpcodeVariant[] {
  const makers: (() => OpcodeVariant | undefined)[] = [
    () => missing(form, row, random),
    () => added('modifier of another form', row, siblings, random),
    () => added('modifier foreign', row, foreign, random),
    () => replaced(row, siblings, random),
    () => misspelt(row, random),
    () => twoValues(form, row, random),
    () => violated(form, row, random),
    () => missing(form, row, random),
    () => replaced(row, foreign, random),
    () => twice(row, random),
    () => reordered(row, random),
    () => added('modifier foreign', row, foreign, random),
  ];
  const variants: OpcodeVariant[] = [];
  const start = random.below(makers.length);
  for (let i = start; variants.length < count && i < start + 2 * makers.length; i++) {
    const variant = makers[i % makers.length]();
    if (variant) variants.push(variant);
  }
  return variants;
}

function missing(form: CompiledForm, row: Row, random: Random): OpcodeVariant | undefined {
  const required = form.items.flatMap((item, index) => (item.optional || row[index] === undefined ? [] : [index]));
  if (required.length === 0) return undefined;
  const left = pick(required, random);
  return { reason: 'modifier missing', words: given(row.filter((_, index) => index !== left)) };
}

function added(reason: Reason, row: Row, words: readonly string[], random: Random): OpcodeVariant | undefined {
  const candidates = words.filter((word) => !row.includes(word));
  if (candidates.length === 0) return undefined;
  const all = given(row);
  const at = random.below(all.length + 1);
  return { reason, words: [...all.slice(0, at), pick(candidates, random), ...all.slice(at)] };
}

function replaced(row: Row, words: readonly string[], random: Random): OpcodeVariant | undefined {
  const all = given(row);
  const candidates = words.filter((word) => !row.includes(word));
  if (candidates.length === 0 || all.length === 0) return undefined;
  const at = random.below(all.length);
  const reason = words === foreign ? 'modifier foreign' : 'modifier of another form';
  return { reason, words: all.map((word, index) => (index === at ? pick(candidates, random) : word)) };
}

function misspelt(row: Row, random: Random): OpcodeVariant | undefined {
  const all = given(row);
  const at = random.below(all.length + 1);
  if (at === all.length) return { reason: 'modifier unknown', words: [...all, '.foo'] };
  const word = all[at];
  const wrong = pick([`${word}x`, word.slice(0, -1), `.${word.slice(1).toUpperCase()}`], random);
  if (wrong === '.' || wrong === word) return undefined;
  return { reason: 'modifier unknown', words: all.map((other, index) => (index === at ? wrong : other)) };
}

function twoValues(form: CompiledForm, row: Row, random: Random): OpcodeVariant | undefined {
  const wide = form.items.flatMap((item, index) => (item.values.size > 1 && row[index] !== undefined ? [index] : []));
  if (wide.length === 0) return undefined;
  const at = pick(wide, random);
  const other = pick(
    [...form.items[at].values.keys()].filter((value) => value !== row[at]),
    random,
  );
  return {
    reason: 'two values of a slot',
    words: row.flatMap((word, index) => (word === undefined ? [] : index === at ? [word, other] : [word])),
  };
}

/** A row that only a constraint forbids. */
function violated(form: CompiledForm, row: Row, random: Random): OpcodeVariant | undefined {
  if (!form.form.constraints?.length) return undefined;
  for (let attempt = 0; attempt < 30; attempt++) {
    const changed = row.map((word, index) => {
      if (random.below(3) > 0) return word;
      const { optional, values } = form.items[index];
      return pick([...values.keys(), ...(optional ? [undefined] : [])], random);
    });
    if (!isAllowed(form, changed)) return { reason: 'combination', words: given(changed) };
  }
  return undefined;
}

function twice(row: Row, random: Random): OpcodeVariant | undefined {
  const all = given(row);
  if (all.length === 0) return undefined;
  return { reason: 'modifier twice', words: [...all, pick(all, random)] };
}

function reordered(row: Row, random: Random): OpcodeVariant | undefined {
  const all = given(row);
  if (all.length < 2) return undefined;
  const words = shuffled(all, random);
  return words.join() === all.join() ? undefined : { reason: 'modifier order', words };
}
