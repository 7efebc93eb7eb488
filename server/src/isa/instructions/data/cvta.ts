// cvta: conversion of an address of a state space to a generic address.
import { since } from '../../availability';
import { instruction, read, value, write } from '../../schema';
import { ctaShared } from '../../vocabulary';

export default instruction({
  name: 'cvta',
  category: 'data',
  anchor: 'data-movement-and-conversion-instructions-cvta',
  summary: 'Converts an address of a state space, or a variable of it, to a generic address.',
  forms: [{ syntax: 'cvta.space.size  p, a', since: since('2.0', 'sm_20+') }],
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
    p: write('size', { meaning: 'generic address' }),
    a: read('size', { symbol: true, space: 'space', meaning: 'address within the space, or a variable of it' }),
  },
  modifiers: {
    '.u32': 'Both addresses have 32 bits.',
    '.u64': 'Both addresses have 64 bits.',
  },
  traps: [
    'The other direction is `cvta.to`.',
    'A variable must lie in the space that the instruction names.',
    'The size does not change: widen a 32-bit shared address with `cvt.u64.u32` before `cvta.shared.u64`.',
  ],
  examples: ['cvta.shared.u64 %rd1, svar;', 'cvta.global.u64 %rd1, %rd2;'],
});
