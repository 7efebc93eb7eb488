// suq: attributes of surfaces.
import { since } from '../../availability';
import { instruction, value, write } from '../../schema';
import { surfaceOperands } from './shared';

export default instruction({
  name: 'suq',
  category: 'surface',
  anchor: 'surface-instructions-suq',
  summary: 'Asks for an attribute of a surface.',
  description: 'The numbers that stand for data types and channel orders are those of the source language.',
  forms: [
    {
      syntax: 'suq.query.b32  d, [a]',
      slots: {
        query: [
          '.width',
          '.height',
          '.depth',
          value('.channel_data_type', '2.1'),
          value('.channel_order', '2.1'),
          value('.array_size', '4.1'),
          value('.memory_layout', '4.2'),
        ],
      },
      since: since('1.5'),
    },
  ],
  operands: { d: write('.b32', { meaning: 'value of the attribute' }), a: surfaceOperands.a },
  modifiers: {
    '.array_size': 'Number of layers; 0 where the surface is no array.',
    '.memory_layout': '1 where the surface lies in memory line by line, 0 otherwise.',
  },
  effects: { memory: 'read' },
  traps: [
    'The type is `.b32` for every attribute.',
    'Width counts elements, while the x coordinate of `suld.b` and `sust.b` counts bytes.',
  ],
  examples: ['suq.width.b32 %r1, [sfr];', 'suq.array_size.b32 %r1, [%rd1];'],
});
