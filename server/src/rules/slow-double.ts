// Arithmetic with doubles on a target that has hardly any units for it.
import { targets } from '../isa/targets';
import { fewDoublesPerClock } from '../isa/throughput';
import { matchAt } from '../semantic/body';
import type { FunctionContext } from './functionContext';
import { opcodeRange } from './protocol';
import { defineRule } from './rule';

const arithmetic = new Set(['add', 'sub', 'mul', 'mad', 'fma', 'div', 'rcp', 'sqrt', 'min', 'max']);

export default defineRule({
  code: 'slow-double',
  severity: 'hint',
  byDefault: 'off',
  title: 'Arithmetic with doubles on a target that has hardly any units for it.',
  why: 'Targets such as sm_75, sm_86, sm_89 and sm_120 compute 2 double results per clock cycle and multiprocessor, where they compute 64 or 128 of `.f32`. Often a constant without `f` has made a whole expression double. Told once for each function, at its first such instruction.',
  bad: '.version 8.0\n.target sm_86\n.address_size 64\n.entry k() { .reg .f64 %fd<3>; mov.f64 %fd1, 0d3FF0000000000000; add.f64 %fd2, %fd1, %fd1; st.local.f64 [0], %fd2; ret; }\n',
  good: '.version 8.0\n.target sm_86\n.address_size 64\n.entry k() { .reg .f32 %f<3>; mov.f32 %f1, 0f3F800000; add.f32 %f2, %f1, %f1; st.local.f32 [0], %f2; ret; }\n',
  scope: 'file',
  checkFunction(context, report) {
    const target = context.target === undefined ? undefined : targets[context.target];
    const rate = target && fewDoublesPerClock(target.capability);
    if (target === undefined || rate === undefined) return;
    const found = doublesIn(context);
    if (found.length === 0) return;
    const count = found.length === 1 ? 'an instruction' : `${found.length} instructions`;
    report({
      ...opcodeRange(context, found[0]),
      message: `\`${context.info.name}\` computes doubles in ${count}, and ${target.name} has ${rate} results of them per clock cycle and multiprocessor.`,
    });
  },
});

function doublesIn({ body, code }: FunctionContext): number[] {
  const found: number[] = [];
  for (let i = 0; i < code.count; i++) {
    const { words } = matchAt(body, i);
    if (words.at(-1) === '.f64' && arithmetic.has(words[0])) found.push(i);
  }
  return found;
}
