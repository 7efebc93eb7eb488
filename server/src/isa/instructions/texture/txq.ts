// txq: attributes of textures and samplers.
import { since } from '../../availability';
import { address, instruction, read, value, write } from '../../schema';

export default instruction({
  name: 'txq',
  category: 'texture',
  anchor: 'texture-instructions-txq',
  summary: 'Asks for an attribute of a texture or a sampler.',
  description:
    'Sampler attributes are asked of the texture in unified mode and of the `.samplerref` in independent mode. The numbers that stand for data types and channel orders are those of the source language.',
  forms: [
    {
      group: 'texture',
      syntax: 'txq.tquery.b32  d, [a]',
      slots: {
        tquery: [
          '.width',
          '.height',
          '.depth',
          value('.channel_data_type', '2.1'),
          value('.channel_order', '2.1'),
          '.normalized_coords',
          value('.array_size', '4.1'),
          value('.num_mipmap_levels', '4.1', 'sm_20+'),
          value('.num_samples', '4.1', 'sm_30+'),
        ],
      },
      since: since('1.5'),
    },
    {
      group: 'level of a mipmap',
      syntax: 'txq.level.tlquery.b32  d, [a], lod',
      slots: { tlquery: ['.width', '.height', '.depth'] },
      since: since('4.3', 'sm_30+'),
    },
    {
      group: 'sampler',
      syntax: 'txq.squery.b32  d, [a]',
      slots: {
        squery: [
          value('.force_unnormalized_coords', '2.2'),
          '.filter_mode',
          '.addr_mode_0',
          '.addr_mode_1',
          '.addr_mode_2',
        ],
      },
      operands: {
        a: address(undefined, '.samplerref', { meaning: 'sampler in independent mode, texture in unified mode' }),
      },
      since: since('1.5'),
    },
  ],
  operands: {
    d: write('.b32', { meaning: 'value of the attribute' }),
    a: address(undefined, '.texref', { meaning: 'texture: a `.texref` variable or a 64-bit register with its handle' }),
    lod: read('.b32', { integersOnly: true, meaning: 'level of detail; 0 is the base' }),
  },
  modifiers: {
    '.level': 'Asks about one level of a mipmapped texture.',
    '.array_size': 'Number of layers; 0 where the texture is no array.',
    '.num_mipmap_levels': 'Number of mipmap levels; 0 without mipmaps.',
    '.num_samples': 'Number of samples per texel; 0 where there is only one.',
    '.filter_mode': 'Filter of the sampler: 0 nearest, 1 linear.',
    '.addr_mode_0':
      'What happens outside along the first dimension: 0 wrap, 1 mirror, 2 clamp_ogl, 3 clamp_to_edge, 4 clamp_to_border.',
    '.addr_mode_1': 'The same along the second dimension.',
    '.addr_mode_2': 'The same along the third dimension.',
    '.force_unnormalized_coords':
      "Whether the sampler overrides the texture's normalised coordinates; only in independent mode.",
  },
  effects: { memory: 'read' },
  traps: [
    'The type is `.b32` for every attribute; `txq.width.u32` is rejected.',
    '`.force_unnormalized_coords` is rejected in unified mode.',
  ],
  examples: ['txq.width.b32 %r1, [txr];', 'txq.level.height.b32 %r1, [txr], %r2;', 'txq.filter_mode.b32 %r1, [txr];'],
});
