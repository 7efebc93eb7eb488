// suld.b: unformatted load from a surface.
import { since } from '../../availability';
import { instruction, value, write } from '../../schema';
import {
  bitTypes,
  byteTrap,
  clampModes,
  clampTrap,
  geometries,
  geometryMeanings,
  notTooWide,
  surfaceOperands,
  vectors,
} from './shared';

export default instruction({
  name: 'suld.b',
  category: 'surface',
  anchor: 'surface-instructions-suld',
  summary: 'Loads from a surface as plain bits, without conversion.',
  description:
    'The coordinate vector is `{x}` for `.1d`, `{x, y}` for `.2d`, `{x, y, z, _}` for `.3d`, `{layer, x}` for `.a1d` and `{layer, x, y, _}` for `.a2d`, where `_` stands for any register: it is ignored. Coordinates are signed integers, the layer is unsigned.',
  forms: [
    {
      syntax: 'suld.b.geom{.cop}{.vec}.dtype.clamp  d, [a, b]',
      constraints: [notTooWide('dtype')],
      since: since('1.5'),
    },
  ],
  slots: {
    geom: geometries,
    cop: [
      value('.ca', '2.0', 'sm_20+'),
      value('.cg', '2.0', 'sm_20+'),
      value('.cs', '2.0', 'sm_20+'),
      value('.cv', '2.0', 'sm_20+'),
    ],
    vec: vectors,
    dtype: bitTypes,
    clamp: clampModes,
  },
  operands: { d: write('dtype', { vector: 'vec', wide: true, sink: true }), ...surfaceOperands },
  modifiers: {
    ...geometryMeanings,
    '.trap': 'An access outside the surface traps.',
    '.clamp': 'An access outside the surface reads its nearest place.',
    '.zero': 'An access outside the surface reads 0.',
  },
  effects: { memory: 'read' },
  traps: [
    byteTrap,
    clampTrap,
    'Vectors of three coordinates do not exist: `.3d` and `.a2d` take four, the last of which is ignored.',
    'The place must be aligned to the size of the access.',
  ],
  examples: [
    'suld.b.1d.b32.trap %r1, [sfr, {%r2}];',
    'suld.b.2d.v4.b8.zero {%h1, %h2, %h3, %h4}, [%rd1, {%r2, %r3}];',
    'suld.b.3d.v2.b64.clamp {%rd1, %rd2}, [sfr, {%r2, %r3, %r4, %r4}];',
  ],
});
