// The names of all instructions of PTX 1.0 to 9.4, so that an opcode that has no file yet is not called unknown.
import { allInstructions } from './catalogue';
import type { Instruction } from './schema';

/** By the dotted name of the manual's sections. */
export const knownNames: readonly string[] = [
  'abs',
  'activemask',
  'add',
  'add.cc',
  'addc',
  'alloca',
  'and',
  'applypriority',
  'applypriority.async.bulk',
  'applypriority.async.bulk.tensor',
  'atom',
  'bar.arrive',
  'bar.red',
  'bar.sync',
  'bar.warp.sync',
  'barrier.arrive',
  'barrier.cluster.arrive',
  'barrier.cluster.wait',
  'barrier.red',
  'barrier.sync',
  'bfe',
  'bfi',
  'bfind',
  'bmsk',
  'bra',
  'brev',
  'brkpt',
  'brx.idx',
  'call',
  'clmad',
  'clusterlaunchcontrol.query_cancel',
  'clusterlaunchcontrol.try_cancel',
  'clz',
  'cnot',
  'copysign',
  'cos',
  'cp.async',
  'cp.async.bulk',
  'cp.async.bulk.commit_group',
  'cp.async.bulk.prefetch',
  'cp.async.bulk.prefetch.tensor',
  'cp.async.bulk.tensor',
  'cp.async.bulk.wait_group',
  'cp.async.commit_group',
  'cp.async.mbarrier.arrive',
  'cp.async.wait_all',
  'cp.async.wait_group',
  'cp.reduce.async.bulk',
  'cp.reduce.async.bulk.tensor',
  'createpolicy.cvt',
  'createpolicy.fractional',
  'createpolicy.range',
  'cvt',
  'cvt.pack',
  'cvta',
  'discard',
  'div',
  'dp2a',
  'dp4a',
  'elect.sync',
  'ex2',
  'exit',
  'fabric.submit',
  'fabric.try_get',
  'fabric.try_pullred',
  'fabric.try_put',
  'fabric.try_red',
  'fabric.wait',
  'fence',
  'fma',
  'fns',
  'getctarank',
  'griddepcontrol',
  'isspacep',
  'istypep',
  'ld',
  'ld.global.nc',
  'ldmatrix',
  'ldu',
  'lg2',
  'lop3',
  'mad',
  'mad.cc',
  'mad24',
  'madc',
  'mapa',
  'match.all.sync',
  'match.any.sync',
  'max',
  'mbarrier.arrive',
  'mbarrier.arrive_drop',
  'mbarrier.check_layout',
  'mbarrier.complete_tx',
  'mbarrier.expect_tx',
  'mbarrier.init',
  'mbarrier.inval',
  'mbarrier.pending_count',
  'mbarrier.test_wait',
  'mbarrier.try_wait',
  'membar',
  'min',
  'mma',
  'mma.sp',
  'mov',
  'movmatrix',
  'mul',
  'mul24',
  'multimem.cp.async.bulk',
  'multimem.cp.reduce.async.bulk',
  'multimem.ld_reduce',
  'multimem.red',
  'multimem.red.async',
  'multimem.st',
  'multimem.st.async',
  'nanosleep',
  'neg',
  'not',
  'or',
  'pmevent',
  'popc',
  'prefetch',
  'prefetchu',
  'prmt',
  'rcp',
  'red',
  'red.async',
  'redux.sync',
  'rem',
  'ret',
  'rsqrt',
  'sad',
  'selp',
  'set',
  'setmaxnreg',
  'setp',
  'shf',
  'shfl',
  'shfl.sync',
  'shl',
  'shr',
  'sin',
  'slct',
  'spcompress',
  'spdecompress',
  'sqrt',
  'st',
  'st.async',
  'st.bulk',
  'stackrestore',
  'stacksave',
  'stmatrix',
  'sub',
  'sub.cc',
  'subc',
  'suld.b',
  'suq',
  'sured.b',
  'sured.p',
  'sust.b',
  'sust.p',
  'szext',
  'tanh',
  'tcgen05.alloc',
  'tcgen05.commit',
  'tcgen05.cp',
  'tcgen05.dealloc',
  'tcgen05.fence',
  'tcgen05.ld',
  'tcgen05.ld.red',
  'tcgen05.mma',
  'tcgen05.mma.sp',
  'tcgen05.mma.ws',
  'tcgen05.mma.ws.sp',
  'tcgen05.relinquish_alloc_permit',
  'tcgen05.shift',
  'tcgen05.st',
  'tcgen05.wait',
  'tensormap.cp_fenceproxy',
  'tensormap.replace',
  'testp',
  'tex',
  'tld4',
  'trap',
  'txq',
  'vabsdiff',
  'vabsdiff2',
  'vabsdiff4',
  'vadd',
  'vadd2',
  'vadd4',
  'vavrg2',
  'vavrg4',
  'vmad',
  'vmax',
  'vmax2',
  'vmax4',
  'vmin',
  'vmin2',
  'vmin4',
  'vote',
  'vote.sync',
  'vset',
  'vset2',
  'vset4',
  'vshl',
  'vshr',
  'vsub',
  'vsub2',
  'vsub4',
  'wgmma.commit_group',
  'wgmma.fence',
  'wgmma.mma_async',
  'wgmma.mma_async.sp',
  'wgmma.wait_group',
  'wmma.load',
  'wmma.mma',
  'wmma.store.d',
  'xor',
];

/** Every token that a form of the instruction can hold, without order. */
function tokensOf(instruction: Instruction): ReadonlySet<string> {
  const tokens = new Set<string>();
  for (const form of instruction.forms) {
    for (const token of form.syntax
      .trim()
      .split(/\s/, 1)[0]
      .match(/\.[\w:]+/g) ?? [])
      tokens.add(token);
    for (const domain of Object.values({ ...instruction.slots, ...form.slots })) {
      for (const value of domain) tokens.add(typeof value === 'string' ? value : value.token);
    }
  }
  return tokens;
}

/** `shfl.sync` is described by `shfl`, which has a form with `.sync`; `cp.async.bulk` is not by `cp.async`. */
function isDescribed(name: string, instructions: readonly Instruction[]): boolean {
  return instructions.some((instruction) => {
    if (instruction.name === name || instruction.name.startsWith(`${name}.`)) return true;
    if (!name.startsWith(`${instruction.name}.`)) return false;
    const tokens = tokensOf(instruction);
    const rest = name.slice(instruction.name.length + 1).split('.');
    return rest.every((word) => tokens.has(`.${word}`));
  });
}

let missing: ReadonlySet<string> | undefined;

/** Names of `knownNames` that no instruction file covers, in whole or in part. */
export function undescribed(): ReadonlySet<string> {
  missing ??= new Set(knownNames.filter((name) => !isDescribed(name, allInstructions())));
  return missing;
}

/** The longest name in `undescribed` with which an opcode begins: such an opcode is neither known nor wrong. */
export function undescribedName(opcode: string): string | undefined {
  for (let end = opcode.length; end > 0; end = opcode.lastIndexOf('.', end - 1)) {
    if (undescribed().has(opcode.slice(0, end))) return opcode.slice(0, end);
  }
  return undefined;
}

const mnemonics = new Set(knownNames.map((name) => name.split('.', 1)[0]));

/** Is the first word of an opcode one that PTX knows, described or not? */
export function isMnemonic(word: string): boolean {
  return mnemonics.has(word);
}
