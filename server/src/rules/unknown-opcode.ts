// An opcode that no version of PTX has.
import { defineRule } from './rule';
import { fromMatch } from './shared';

export default defineRule({
  code: 'unknown-opcode',
  severity: 'error',
  title: 'An opcode that no version of PTX has.',
  why: 'Opcodes are lower case. An opcode that a later PTX version than 9.4 brings is reported too, once, and nothing else is said about its line.',
  bad: 'addd.u32 %r1, %r2, %r3;',
  good: 'add.u32 %r1, %r2, %r3;',
  checkBlock: fromMatch('unknown-opcode'),
});
