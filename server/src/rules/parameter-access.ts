// Parameters that are written, results that are read, and addresses of what a call passes.
import type { ParameterMisuse } from '../semantic/block';
import { defineRule } from './rule';

const messages: Readonly<Record<ParameterMisuse['misuse'], (name: string) => string>> = {
  'write-input': (name) => `\`${name}\` is a parameter, which can only be read.`,
  'read-result': (name) => `\`${name}\` is a result, which can only be written: keep the value in a register.`,
  'address-of-argument': (name) =>
    `\`${name}\` is passed to a call and has no address: only parameters of the function itself have one.`,
  'guarded-argument': (name) =>
    `\`${name}\` is passed to a call, and cannot be written or read under a guard: use \`selp\`, or branch around the call.`,
};

export default defineRule({
  code: 'parameter-access',
  severity: 'error',
  title: 'A parameter that is written, or a result that is read.',
  why: 'Parameters are read with `ld.param`, results are written with `st.param`. A `.param` variable of a body passes a value to a call and cannot be pointed to, nor written or read under a guard.',
  bad: '.func twice(.param .b32 value) {\n.reg .b32 %r<2>;\nld.param.b32 %r1, [value];\nst.param.b32 [value], %r1;\nret; }',
  good: '.func (.param .b32 result) twice(.param .b32 value) {\n.reg .b32 %r<2>;\nld.param.b32 %r1, [value];\nst.param.b32 [result], %r1;\nret; }',
  scope: 'module',
  checkBlock({ parameterMisuses }, report) {
    for (const { name, start, end, misuse } of parameterMisuses)
      report({ start, end, message: messages[misuse](name) });
  },
});
