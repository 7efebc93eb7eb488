// cvta.to: conversion of a generic address to an address of a state space.
import { since } from '../../availability';
import { instruction, read, value, write } from '../../schema';
import { ctaShared } from '../../vocabulary';

export default instruction({
  name: 'cvta.to',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-cvta',
  summary: 'Converts a generic address to an address of a state space.',
  description:
    'Where the generic address lies outside the window of the space the result is undefined; `isspacep` tells. Compilers put it before accesses to kernel pointers, so that these can name `.global`.',
  forms: [{ syntax: 'cvta.to.space.size  p, a', since: since('2.0', 'sm_20+') }],
  slots: {
    space: [
      value('.const', '3.1', 'sm_20+'),
      '.global',
      '.local',
      '.shared',
      ctaShared,
      value('.shared::cluster', '7.8', 'sm_90+'),
      value('.param', '7.7', 'sm_70+'),
      value('.param::entry', '8.3', 'sm_70+'),
    ],
    size: ['.u32', '.u64'],
  },
  operands: {
    p: write('size', { meaning: 'address within the space' }),
    a: read('size', { meaning: 'generic address' }),
  },
  modifiers: {
    '.u32': 'Both addresses have 32 bits.',
    '.u64': 'Both addresses have 64 bits.',
  },
  traps: [
    'It takes no variable: the address of a variable is already within its space, `mov` gives it.',
    'The size does not change: for a 32-bit shared address use `cvta.to.shared.u64` and then `cvt.u32.u64`.',
  ],
  examples: ['cvta.to.global.u64 %rd1, %rd2;', 'cvta.to.shared.u64 %rd1, %rd2;'],
});
