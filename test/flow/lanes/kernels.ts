// Small kernels by chance: branches, loops with early ways out, tables of targets, guards, exchanges between lanes, loads of all
// spaces, over few registers that are written again and again.
import { randomNumbers } from '../random';

const REGISTERS = 6;
const PREDICATES = 4;

interface Draft {
  readonly random: (below: number) => number;
  readonly lines: string[];
  labels: number;
  /** Labels behind the loops around, innermost last, and in front of them. */
  readonly breaks: string[];
  readonly continues: string[];
  budget: number;
}

export function randomKernel(seed: number): string {
  const random = randomNumbers(seed);
  const draft: Draft = { random, lines: [], labels: 0, breaks: [], continues: [], budget: 12 + random(30) };
  const constants = 1 + 3 * random(2);
  for (let i = 0; i < REGISTERS; i++)
    draft.lines.push(random(6) < constants ? `mov.b32 %r${i}, ${i};` : special(draft, i));
  // One that tells lanes apart for certain, and what comes by chance.
  draft.lines.push('mov.u32 %lane, %laneid;', 'setp.lt.u32 %p0, %lane, 9;');
  for (let i = 1; i < PREDICATES; i++) draft.lines.push(`setp.lt.s32 %p${i}, ${register(draft)}, ${random(24)};`);
  while (draft.budget > 0) statement(draft, 0);
  draft.lines.push('st.global.v2.b32 [%rd0], {%r0, %r1};', 'ret;');
  const body = draft.lines.map((line) => `  ${line}`).join('\n');
  return `.version 8.0\n.target sm_90\n.address_size 64\n.const .align 4 .b32 c[64];\n.visible .entry k(.param .u64 n, .param .u32 m)${random(2) === 0 ? ' .reqntid 64' : ''}\n{\n  .reg .b32 %r<${REGISTERS}>, %lane;\n  .reg .b64 %rd<3>;\n  .reg .pred %p<${PREDICATES}>;\n  .shared .align 4 .b32 s[64];\n  .local .align 4 .b32 l[8];\n  ld.param.u64 %rd0, [n];\n  cvta.to.global.u64 %rd1, %rd0;\n  cvta.global.u64 %rd2, %rd1;\n${body}\n}\n`;
}

const register = ({ random }: Draft): string => `%r${random(REGISTERS)}`;
const predicate = ({ random }: Draft): string => `%p${random(PREDICATES)}`;
const pick = <T>({ random }: Draft, list: readonly T[]): T => list[random(list.length)];

function special(draft: Draft, target: number): string {
  const names = ['%tid.x', '%tid.y', '%laneid', '%ctaid.x', '%ctaid.y', '%ntid.x', '%warpid', '%lanemask_lt', '%clock'];
  return `mov.u32 %r${target}, ${pick(draft, names)};`;
}

function statement(draft: Draft, depth: number): void {
  const kind = draft.random(depth > 3 ? 12 : 20);
  draft.budget--;
  if (kind < 12) draft.lines.push(guard(draft) + operation(draft));
  else if (kind < 15) choice(draft, depth);
  else if (kind < 18) loop(draft, depth);
  else if (kind < 19) table(draft, depth);
  else if (draft.breaks.length > 0) {
    const labels = draft.random(2) === 0 ? draft.breaks : draft.continues;
    draft.lines.push(`@${negation(draft)}${predicate(draft)} bra ${pick(draft, labels)};`);
  } else if (draft.random(3) === 0) draft.lines.push(`@${predicate(draft)} ${pick(draft, ['ret', 'exit'])};`);
}

const negation = ({ random }: Draft): string => (random(2) === 0 ? '!' : '');
const guard = (draft: Draft): string => (draft.random(6) === 0 ? `@${negation(draft)}${predicate(draft)} ` : '');

function operation(draft: Draft): string {
  const [d, a, b] = [register(draft), register(draft), register(draft)];
  const p = predicate(draft);
  // A register of its own, that no other block names.
  if (draft.random(12) === 0) {
    const own = `%t${draft.labels++}`;
    const use = pick(draft, [`add.s32 ${d}, ${own}2, ${b};`, `setp.lt.u32 ${p}, ${own}2, 40;`]);
    return `{ .reg .b32 ${own}, ${own}2; mov.u32 ${own}, %tid.x; ${pick(draft, ['shr.u32', 'and.b32'])} ${own}2, ${own}, ${pick(draft, ['5', '96', '4'])}; ${use} }`;
  }
  if (draft.random(8) === 0) {
    const own = `%t${draft.labels++}`;
    const guarded = `@${negation(draft)}${p} mov.b32 ${own}, ${pick(draft, [a, '1', '%laneid'])};`;
    const first = pick(draft, [`mov.u32 ${own}, %tid.x;`, `mov.u32 ${own}, 0;`, `mov.b32 ${own}, ${b};`, '']);
    return `mov.b32 ${d}, ${d}; { .reg .b32 ${own}; ${first} ${guarded} add.s32 ${d}, ${own}, 1; }`;
  }
  switch (draft.random(24)) {
    case 0:
      return special(draft, draft.random(REGISTERS));
    case 1:
      return `ld.param.u32 ${d}, [m];`;
    case 2:
      return `ld.shared.u32 ${d}, [${pick(draft, ['s', 's+8', a])}];`;
    case 3:
      return `ld.global${pick(draft, ['', '.nc', '.volatile'])}.u32 ${d}, [%rd1+${4 * draft.random(4)}];`;
    case 4:
      return `ld${pick(draft, ['.const.u32 %r0, [c', '.local.u32 %r1, [l', '.u32 %r2, [%rd2', '.u32 %r3, [%rd0'])}];`;
    case 5:
      return `shfl.sync.${pick(draft, ['idx', 'up', 'down', 'bfly'])}.b32 ${pick(draft, [d, `${d}|${p}`])}, ${a}, ${pick(draft, ['0', '1', b])}, ${pick(draft, ['31', '0', '7'])}, -1;`;
    case 6:
      return `vote.sync.${pick(draft, [`any.pred ${p}`, `all.pred ${p}`, `ballot.b32 ${d}`])}, ${predicate(draft)}, ${pick(draft, ['-1', a])};`;
    case 7:
      return `redux.sync.add.u32 ${d}, ${a}, -1;`;
    case 8:
      return pick(draft, [`match.any.sync.b32 ${d}, ${a}, -1;`, `match.all.sync.b32 ${d}|${p}, ${a}, -1;`]);
    case 9:
      return pick(draft, [`activemask.b32 ${d};`, `elect.sync ${d}|${p}, -1;`, `elect.sync _|${p}, -1;`]);
    case 10:
      return pick(draft, [`atom.global.add.u32 ${d}, [%rd1], 1;`, `bar.red.popc.u32 ${d}, 0, ${p};`]);
    case 11:
      return `selp.b32 ${d}, ${a}, ${b}, ${p};`;
    case 12:
      return `and.pred ${p}, ${predicate(draft)}, ${predicate(draft)};`;
    case 13:
      return `add.cc.u32 ${d}, ${a}, ${b}; addc.u32 ${register(draft)}, ${a}, 0;`;
    case 14:
    case 15:
      return `mov.b32 ${d}, ${draft.random(8)};`;
    case 16:
    case 17:
    case 18:
      return `setp.${pick(draft, ['lt', 'eq', 'ne', 'ge'])}.s32 ${p}, ${a}, ${pick(draft, [b, `${draft.random(8)}`])};`;
    case 19: {
      const clamp = `%t${draft.labels++}`;
      return `{ .reg .b32 ${clamp}; mov.b32 ${clamp}, 31; shfl.sync.idx.b32 ${d}, ${a}, ${pick(draft, ['3', b])}, ${clamp}, -1; }`;
    }
    case 20:
      return pick(draft, [`shr.u32 ${d}, ${a}, 5;`, `and.b32 ${d}, ${a}, 96;`, `shl.b32 ${d}, ${a}, 1;`]);
    default:
      return `${pick(draft, ['add', 'sub', 'min', 'mul.lo'])}.s32 ${d}, ${a}, ${pick(draft, [b, '1', '3'])};`;
  }
}

const label = (draft: Draft): string => `L${draft.labels++}`;

function statements(draft: Draft, depth: number): void {
  for (let left = draft.random(4); left >= 0; left--) statement(draft, depth);
}

function choice(draft: Draft, depth: number): void {
  const [other, end] = [label(draft), label(draft)];
  draft.lines.push(`@${negation(draft)}${predicate(draft)} bra ${other};`);
  statements(draft, depth + 1);
  if (draft.random(4) === 0) draft.lines.push(pick(draft, ['ret;', `@${predicate(draft)} bra ${end};`]));
  else draft.lines.push(`bra${pick(draft, ['', '', '.uni'])} ${end};`);
  draft.lines.push(`${other}:`);
  if (draft.random(2) === 0) statements(draft, depth + 1);
  draft.lines.push(`${end}:`);
}

function loop(draft: Draft, depth: number): void {
  const [head, end] = [label(draft), label(draft)];
  const [counter, p] = [register(draft), predicate(draft)];
  draft.breaks.push(end);
  draft.continues.push(head);
  // Sometimes control gets into the middle of it.
  if (draft.random(12) === 0) draft.lines.push(`@${predicate(draft)} bra ${head}m;`);
  draft.lines.push(`${head}:`);
  statements(draft, depth + 1);
  // Some go to the next iteration at once.
  if (draft.random(3) === 0) {
    draft.lines.push(`add.s32 ${counter}, ${counter}, 1;`, `@${negation(draft)}${predicate(draft)} bra ${head};`);
    statements(draft, depth + 1);
  }
  draft.lines.push(`${head}m:`);
  if (draft.random(2) === 0) statements(draft, depth + 1);
  draft.lines.push(`add.s32 ${counter}, ${counter}, 1;`);
  if (draft.random(3) > 0)
    draft.lines.push(`setp.lt.s32 ${p}, ${counter}, ${pick(draft, [register(draft), '3', '5'])};`);
  draft.lines.push(`@${p} bra ${head};`, `${end}:`);
  draft.breaks.pop();
  draft.continues.pop();
}

function table(draft: Draft, depth: number): void {
  const labels = Array.from({ length: 2 + draft.random(3) }, () => label(draft));
  const [name, end, index] = [label(draft), label(draft), register(draft)];
  draft.lines.push(`${name}: .branchtargets ${labels.join(', ')};`, `and.b32 ${index}, ${index}, 1;`);
  draft.lines.push(`brx.idx ${index}, ${name};`);
  for (const each of labels) {
    draft.lines.push(`${each}:`);
    statement(draft, depth + 1);
    if (draft.random(3) > 0) draft.lines.push(`bra ${end};`);
  }
  draft.lines.push(`${end}:`);
}
