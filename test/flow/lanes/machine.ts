// Executes a function lane by lane, and notes for each time that an instruction comes up what every lane read and wrote there.
// Lanes are together where they are at the same instruction in the same iterations of the loops around it. Values are 32-bit
// numbers whatever their type; what is not computed here is a number made of what is read, which is all that matters: whether
// lanes that read the same get the same. Memory, clocks and other lanes may give anything that the manual lets them give.

import { blockOf } from '../../../server/src/flow/graph';
import type { Loops } from '../../../server/src/flow/loops';
import { InstructionFlag } from '../../../server/src/semantic/code';
import { computed } from './arithmetic';
import { type Kernel, mixed, numberOf, type Source, type Step } from './steps';

export interface Launch {
  readonly warps: readonly number[];
  readonly seed: number;
  readonly mostSteps: number;
}

/** A place where a value is read (`uses`) or written (`defs`), and whether lanes were seen to differ there. */
export interface Observation {
  /** Place in code.uses, and behind all of them in code.defs -> bits of Seen. */
  readonly seen: Uint8Array;
}

export enum Seen {
  /** By two lanes of a warp together. */
  Together = 1,
  WarpDiffers = 2,
  /** By lanes of two warps. */
  AcrossWarps = 4,
  BlockDiffers = 8,
}

export function observe(kernel: Kernel, launch: Launch): Observation {
  const { code } = kernel.place.profile;
  const machine: Machine = {
    kernel,
    launch,
    blocks: Int32Array.from({ length: code.count }, (_, i) => blockOf(kernel.place.profile.graph, i)),
    meetings: new Map(),
    seen: new Uint8Array(code.useStart[code.count] + code.defStart[code.count]),
    serial: 0,
  };
  launch.warps.forEach((lanes, warp) => {
    for (let lane = 0; lane < lanes; lane++) runLane(machine, warp, lane);
  });
  return machine;
}

/** An instruction in certain iterations of its loops: what the first lane of each warp had there. */
interface Meeting {
  /** Warp -> values of the uses and the defs. */
  readonly first: (Int32Array | undefined)[];
  /** Warp -> operands of an exchange: the first lane's, and the last one's so far. */
  readonly asked: (readonly number[] | undefined)[];
  readonly last: number[];
}

interface Machine extends Observation {
  readonly kernel: Kernel;
  readonly launch: Launch;
  readonly blocks: Int32Array;
  readonly meetings: Map<string, Meeting>;
  /** Makes what happens only once different from everything else. */
  serial: number;
}

interface Lane {
  readonly warp: number;
  readonly lane: number;
  readonly registers: Int32Array;
  /** Value -> what its address is known to lie in, as cvta and mov say. */
  readonly spaces: (string | undefined)[];
  /** Header -> which iteration of its loop it is. */
  readonly iterations: Int32Array;
  carry: number;
}

function runLane(machine: Machine, warp: number, lane: number): void {
  const { kernel, launch, blocks } = machine;
  const { code, loops, graph } = kernel.place.profile;
  const own: Lane = {
    warp,
    lane,
    registers: Int32Array.from({ length: code.valueCount }, (_, value) =>
      mixed(mixed(launch.seed, value), lane + 64 * warp),
    ),
    spaces: [],
    iterations: new Int32Array(graph.blockCount),
    carry: mixed(launch.seed, lane),
  };
  let from = -1;
  let at = 0;
  for (let count = 0; count < launch.mostSteps && at < code.count; count++) {
    const block = blocks[at];
    if (graph.blockStart[block] === at) enter(loops, own, from, block);
    from = block;
    at = execute(machine, own, at, block);
  }
}

function enter(loops: Loops, lane: Lane, from: number, block: number): void {
  if (loops.irreducibleEdges.length > 0) lane.iterations[block]++;
  else if (loops.header[block] === block)
    lane.iterations[block] = isIn(loops, from, block) ? lane.iterations[block] + 1 : 0;
}

function isIn({ header, outer }: Loops, block: number, loop: number): boolean {
  for (let at = block < 0 ? -1 : header[block]; at >= 0; at = outer[at]) if (at === loop) return true;
  return false;
}

function keyOf(loops: Loops, lane: Lane, instruction: number, block: number): string {
  if (loops.irreducibleEdges.length > 0) return `${instruction} ${lane.iterations[block]}`;
  let key = `${instruction}`;
  for (let at = loops.header[block]; at >= 0; at = loops.outer[at]) key += ` ${lane.iterations[at]}`;
  return key;
}

/** The next instruction. */
function execute(machine: Machine, lane: Lane, at: number, block: number): number {
  const { kernel, meetings } = machine;
  const { code, loops } = kernel.place.profile;
  const step = kernel.steps[at];
  const key = keyOf(loops, lane, at, block);
  let meeting = meetings.get(key);
  if (!meeting) {
    meeting = { first: [], asked: [], last: [] };
    meetings.set(key, meeting);
  }
  const { registers } = lane;
  const noted = new Int32Array(code.useStart[at + 1] - code.useStart[at] + code.defStart[at + 1] - code.defStart[at]);
  let n = 0;
  for (let u = code.useStart[at]; u < code.useStart[at + 1]; u++) noted[n++] = registers[code.uses[u]];
  const runs = !step.guard || (registers[step.guard.value] & 1) === (step.guard.isNegated ? 0 : 1);
  let next = at + 1;
  if (runs) {
    const given = step.sources.map((source) => valueOf(machine, lane, source));
    if ((code.flags[at] & InstructionFlag.Ends) !== 0)
      next = step.targets.length === 0 ? code.count : step.targets[(given[0] >>> 0) % step.targets.length];
    if (step.targets.length === 1 && next !== code.count) next = step.targets[0];
    write(machine, lane, step, meeting, numberOf(key), given);
  }
  for (let d = code.defStart[at]; d < code.defStart[at + 1]; d++) noted[n++] = registers[code.defs[d]];
  compare(machine, lane, at, meeting, noted);
  return next;
}

function compare({ seen, kernel }: Machine, { warp }: Lane, at: number, { first }: Meeting, noted: Int32Array): void {
  const { code } = kernel.place.profile;
  const uses = code.useStart[at + 1] - code.useStart[at];
  const own = first[warp];
  const other = first.find((each) => each !== undefined);
  for (let i = 0; i < noted.length; i++) {
    const place = i < uses ? code.useStart[at] + i : code.useStart[code.count] + code.defStart[at] + i - uses;
    if (own) seen[place] |= Seen.Together | (own[i] === noted[i] ? 0 : Seen.WarpDiffers);
    if (other && other !== own) seen[place] |= Seen.AcrossWarps;
    if (other && other[i] !== noted[i]) seen[place] |= Seen.BlockDiffers;
  }
  if (!own) first[warp] = noted;
}

function valueOf({ kernel, launch, serial }: Machine, lane: Lane, source: Source): number {
  if ('value' in source) return lane.registers[source.value];
  if ('number' in source) return source.number;
  if (kernel.isRow && /^%tid\.[yzgb]$/.test(source.special)) return 0;
  return specialValue(source.special, lane, launch.seed, serial);
}

function specialValue(name: string, { lane, warp }: Lane, seed: number, serial: number): number {
  if (/^%tid(?:\.[xr])?$/.test(name)) return lane + 32 * warp;
  if (/^%tid\.[yg]$/.test(name)) return lane >> 3;
  if (/^%tid\.[zb]$/.test(name)) return lane >> 4;
  if (/^%tid\.[wa]$/.test(name)) return 0;
  if (name === '%laneid') return lane;
  if (name.startsWith('%lanemask')) return mixed(numberOf(name), lane);
  if (/^%(?:clock|globaltimer|pm)/.test(name)) return mixed(mixed(numberOf(name), serial), lane);
  if (/^%(?:warpid|smid)/.test(name)) return mixed(numberOf(name), warp);
  return mixed(numberOf(name), seed) & 15;
}

function write(
  machine: Machine,
  lane: Lane,
  step: Step,
  meeting: Meeting,
  moment: number,
  given: readonly number[],
): void {
  machine.serial++;
  const results = resultsOf(machine, lane, step, meeting, moment, given);
  const spaces = step.sources.flatMap((source) => ('value' in source ? [lane.spaces[source.value]] : []));
  const space = spaceOf(machine, step, spaces);
  step.writes.forEach((value, index) => {
    const kept = step.isPart ? lane.registers[value] : 0;
    lane.registers[value] = kept === 0 ? results(index) : mixed(kept, results(index));
    lane.spaces[value] = space;
  });
  if (step.words.includes('.cc')) lane.carry = given.reduce(mixed, step.pattern);
}

/** Where an address lies, as far as it comes from a variable or a conversion. */
function spaceOf(
  { kernel }: Machine,
  { words, sources }: Step,
  spaces: readonly (string | undefined)[],
): string | undefined {
  if (words[0] === 'cvta') return words[1] === '.to' ? undefined : `generic ${words[1].replace(/::.*/, '')}`;
  if (!/^(?:mov|add|sub|mad|cvt)$/.test(words[0])) return undefined;
  if (
    words[0] === 'mov' &&
    sources.some((source) => [...kernel.parameters].some((name) => isNumber(source, numberOf(name))))
  )
    return 'parameter';
  return spaces.find((space) => space !== undefined);
}

const isNumber = (source: Source, number: number): boolean => 'number' in source && source.number === number;

/** Index of the result -> its value. */
function resultsOf(
  machine: Machine,
  lane: Lane,
  step: Step,
  meeting: Meeting,
  moment: number,
  given: readonly number[],
): (index: number) => number {
  const { words, pattern } = step;
  const all = given.reduce(mixed, pattern);
  const own = (): number => mixed(mixed(all, machine.serial), lane.lane + 64 * lane.warp);
  const here = mixed(moment, lane.warp);
  switch (words[0]) {
    case 'shfl':
      return exchange(lane, step, meeting, given, own);
    case 'vote':
    case 'redux':
      return () => mixed(mixed(pattern, here), words.includes('.sync') ? given.at(-1)! : 0);
    case 'activemask':
      return () => here;
    case 'match':
      return () => (words[1] === '.any' ? all : mixed(mixed(pattern, here), given.at(-1)!));
    case 'elect':
      return (index) => (index === 1 || step.isSecondAlone ? mixed(here, lane.lane) : mixed(here, given.at(-1)!));
    case 'bar':
    case 'barrier':
      return () => mixed(here, given.slice(0, -1).reduce(mixed, pattern));
    case 'addc':
    case 'subc':
    case 'madc':
      return () => mixed(all, lane.carry);
    case 'ld':
    case 'ldu':
      return loaded(machine, lane, step, all, here, own);
    case 'tex':
    case 'tld4':
    case 'suld':
    case 'txq':
    case 'suq':
    case 'multimem':
      return (index) => mixed(mixed(all, index), here);
  }
  const isOfLane =
    /^(?:atom|call|mma|wmma|wgmma|tcgen05|ldmatrix|movmatrix|alloca|stacksave)$/.test(words[0]) ||
    (words[0] === 'mbarrier' && words[1] !== '.pending_count' && words[1] !== '.check_layout');
  if (isOfLane) return (index) => mixed(own(), index);
  const known = step.writes.length === 1 ? computed(words, given) : undefined;
  return (index) => known ?? mixed(all, index);
}

function loaded(
  { kernel }: Machine,
  lane: Lane,
  { words, addressName, sources }: Step,
  all: number,
  here: number,
  own: () => number,
): (index: number) => number {
  const base = sources.find((source) => 'value' in source);
  const space = base && 'value' in base ? lane.spaces[base.value] : undefined;
  const isShared =
    words.some((word) => /^\.(?:global|shared)/.test(word)) || /^generic \.(?:global|shared)/.test(space ?? '');
  const isParameter =
    kernel.parameters.size > 0 &&
    words.some((word) => word.startsWith('.param')) &&
    (!kernel.calls || space === 'parameter' || kernel.parameters.has(addressName ?? ''));
  if (words.some((word) => /^\.(?:volatile|relaxed|acquire|mmio)/.test(word))) return (index) => mixed(own(), index);
  // Small, so that loops that count up to a parameter end.
  if (isParameter) return (index) => mixed(all, index) & 15;
  if (words.includes('.const') || words.includes('.nc') || space === 'generic .const')
    return (index) => mixed(all, index);
  return isShared ? (index) => mixed(mixed(all, index), here) : (index) => mixed(own(), index);
}

/** A lane gets what some other lane brought: the first that came here, or the one before. */
function exchange(
  { warp, lane }: Lane,
  { words, isSecondAlone }: Step,
  { asked, last }: Meeting,
  given: readonly number[],
  own: () => number,
): (index: number) => number {
  if (!words.includes('.sync')) return own;
  const [value, ...question] = given;
  const first = asked[warp];
  const before = last[warp] ?? value;
  asked[warp] ??= given;
  last[warp] = value;
  const isSame = first !== undefined && question.every((each, index) => each === first[index + 1]);
  const got = words.includes('.idx') && (question[1] & 0x1f1f) === 0x1f ? (isSame ? first[0] : value) : before;
  return (index) => (index === 1 || isSecondAlone ? mixed(lane, value) : got);
}
