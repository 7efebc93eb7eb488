// sust.p: formatted store to a surface.
import { since } from '../../availability';
import { instruction, read } from '../../schema';
import {
  clampModes,
  clampTrap,
  coherenceTrap,
  geometries,
  geometryMeanings,
  storeClampMeanings,
  surfaceOperands,
  vectors,
} from './shared';

export default instruction({
  name: 'sust.p',
  category: 'surface',
  anchor: 'surface-instructions-sust',
  summary: 'Stores a pixel to a surface, converted to the format of the surface.',
  description:
    "The elements of `c` are red, green, blue and alpha from left to right. Each is taken for `.f32`, `.u32` or `.s32` as the surface's format holds floating-point (or normalised), unsigned or signed values, and converted. Elements that the format does not have are dropped.",
  forms: [
    {
      syntax: 'sust.p.geom{.vec}.b32.clamp  [a, b], c',
      since: since('2.0', 'sm_20+'),
    },
  ],
  // The manual has no layers here; ptxas 13.0 accepts them, and LLVM writes them.
  slots: { geom: geometries, vec: vectors, clamp: clampModes },
  operands: { ...surfaceOperands, c: read('.b32', { vector: 'vec', wide: true, meaning: 'components of the pixel' }) },
  modifiers: { ...geometryMeanings, ...storeClampMeanings },
  effects: { memory: 'write' },
  traps: [
    'The x coordinate counts pixels here, whereas `sust.b` counts bytes.',
    'Components of the surface for which `c` has no element get an unpredictable value.',
    clampTrap,
    coherenceTrap,
  ],
  examples: [
    'sust.p.2d.v4.b32.clamp [sfr, {%r1, %r2}], {%f1, %f2, %f3, %f4};',
    'sust.p.1d.b32.trap [%rd1, {%r1}], %r2;',
  ],
});
