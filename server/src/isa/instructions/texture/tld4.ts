// tld4: one component of the four texels that bilinear filtering would combine.
import { since } from '../../availability';
import { instruction, value } from '../../schema';
import { comparedAlone, cubeOffset, offsets, textureOperands } from './shared';

export default instruction({
  name: 'tld4',
  category: 'texture',
  anchor: 'texture-instructions-tld4',
  summary: 'Gathers one component of the four texels that bilinear filtering would combine.',
  description:
    'The texels come unfiltered and counter-clockwise, beginning at the lower left. Textures, samplers and coordinates are written as for `tex`: `[tex, {x, y}]` in unified mode, `[tex, sampler, {x, y}]` in independent mode. With `f`, for textures that hold depths, each texel is replaced by the outcome of its comparison, 1.0 or 0.0.',
  forms: [
    {
      group: 'two-dimensional',
      syntax: 'tld4.comp.geom.v4.dtype.f32  d{|p}, [a{, b}, c]{, f}',
      slots: { geom: ['.2d', value('.a2d', '4.3', 'sm_30+')] },
      operands: comparedAlone,
      since: since('2.2', 'sm_20+'),
    },
    {
      group: 'two-dimensional',
      syntax: 'tld4.comp.geom.v4.dtype.f32  d{|p}, [a{, b}, c], e{, f}',
      slots: { geom: ['.2d', value('.a2d', '4.3', 'sm_30+')] },
      operands: offsets(2),
      since: since('2.2', 'sm_20+'),
    },
    {
      group: 'cube maps',
      syntax: 'tld4.comp.geom.v4.dtype.f32  d{|p}, [a{, b}, c]{, f}',
      slots: { geom: ['.cube', '.acube'] },
      operands: comparedAlone,
      since: since('4.3', 'sm_30+'),
    },
    {
      group: 'cube maps',
      syntax: 'tld4.comp.geom.v4.dtype.f32  d{|p}, [a{, b}, c], e, f',
      slots: { geom: ['.cube', '.acube'] },
      operands: cubeOffset,
      since: since('4.3', 'sm_30+'),
    },
  ],
  slots: { comp: ['.r', '.g', '.b', '.a'], dtype: ['.u32', '.s32', '.f32'] },
  operands: { ...textureOperands, d: { ...textureOperands.d, vector: 4, meaning: 'the component of the four texels' } },
  modifiers: {
    '.r': 'First component, red.',
    '.g': 'Second component, green.',
    '.b': 'Third component, blue.',
    '.a': 'Fourth component, alpha.',
    '.v4': 'Four texels.',
    '.2d': 'Coordinates `{x, y}`.',
    '.a2d': 'Array of two-dimensional layers: coordinates `{layer, x, y, ignored}`.',
    '.cube': 'Cube map: coordinates `{s, t, r, ignored}`, a direction from its centre.',
    '.acube': 'Array of cube maps: coordinates `{layer, s, t, r}`.',
  },
  effects: { memory: 'read' },
  traps: [
    'The coordinate type is always `.f32`, and written: the last modifier is not that of the result.',
    'The order is neither row by row nor that of other APIs: lower left, lower right, upper right, upper left.',
    'Offsets and depth comparison need PTX 4.3 and sm_30, a handle in a register PTX 3.1 and sm_20, the predicate PTX 7.1 and sm_60.',
  ],
  examples: [
    'tld4.r.2d.v4.f32.f32 {%f1, %f2, %f3, %f4}, [txr, {%f5, %f6}];',
    'tld4.g.a2d.v4.u32.f32 {%r1, %r2, %r3, %r4}, [%rd1, {%r5, %f6, %f7, %f7}], {%r6, %r7};',
  ],
});
