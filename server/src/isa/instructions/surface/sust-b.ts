// sust.b: unformatted store to a surface.
import { since } from '../../availability';
import { instruction, read, value } from '../../schema';
import {
  bitTypes,
  byteTrap,
  clampModes,
  clampTrap,
  coherenceTrap,
  geometries,
  geometryMeanings,
  notTooWide,
  storeClampMeanings,
  surfaceOperands,
  vectors,
} from './shared';

export default instruction({
  name: 'sust.b',
  category: 'surface',
  anchor: 'surface-instructions-sust',
  summary: 'Stores plain bits to a surface, without conversion.',
  description:
    'The coordinate vector is `{x}` for `.1d`, `{x, y}` for `.2d`, `{x, y, z, _}` for `.3d`, `{layer, x}` for `.a1d` and `{layer, x, y, _}` for `.a2d`, where `_` stands for any register: it is ignored. Coordinates are signed integers, the layer is unsigned.',
  forms: [
    {
      syntax: 'sust.b.geom{.cop}{.vec}.ctype.clamp  [a, b], c',
      constraints: [notTooWide('ctype')],
      since: since('1.5'),
    },
  ],
  slots: {
    geom: geometries,
    cop: [
      value('.wb', '2.0', 'sm_20+'),
      value('.cg', '2.0', 'sm_20+'),
      value('.cs', '2.0', 'sm_20+'),
      value('.wt', '2.0', 'sm_20+'),
    ],
    vec: vectors,
    ctype: bitTypes,
    clamp: clampModes,
  },
  operands: { ...surfaceOperands, c: read('ctype', { vector: 'vec', wide: true, meaning: 'bits to store' }) },
  modifiers: { ...geometryMeanings, ...storeClampMeanings },
  effects: { memory: 'write' },
  traps: [
    byteTrap,
    clampTrap,
    coherenceTrap,
    'Vectors of three coordinates do not exist: `.3d` and `.a2d` take four, the last of which is ignored.',
  ],
  examples: [
    'sust.b.1d.b32.trap [sfr, {%r2}], %r1;',
    'sust.b.2d.v4.b8.clamp [%rd1, {%r2, %r3}], {%h1, %h2, %h3, %h4};',
    'sust.b.a2d.cg.b16.zero [sfr, {%r1, %r2, %r3, %r3}], %h1;',
  ],
});
