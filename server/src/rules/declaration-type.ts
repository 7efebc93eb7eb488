// Types that exist but not for this sort of variable: vectors that are too long, arrays of registers, vectors as parameters.
import { typeInfo } from '../isa/types';
import { type Declared, declarationsIn } from '../semantic/declared';
import type { SyntaxTree } from '../syntax/nodes';
import { defineRule, type Finding } from './rule';
import { nodeRange, wordRange } from './shared';

function check(tree: SyntaxTree, declared: Declared): Finding | undefined {
  const { prefix, owner, name, sizes, node, isAnnounced } = declared;
  const { space, type, vector } = prefix;
  const info = typeInfo(type);
  if (!info) return undefined;
  if (info.class === 'predicate' && space !== '.reg') return undefined; // rules/declaration-space.ts
  if (info.class === 'opaque' && space === '.reg' && owner === undefined) return undefined;
  const vectorWord = wordRange(tree, node, `.v${vector}`) ?? nodeRange(tree, name);
  if (vector > 1 && (info.class === 'predicate' || info.class === 'opaque'))
    return { ...vectorWord, message: `There are no vectors of \`${type}\`: declare them one by one.` };
  if (info.bits * vector > 128 && owner !== 'prototype')
    return {
      ...vectorWord,
      message: `\`.v${vector} ${type}\` has ${info.bits * vector} bits, and a vector has 128 at most.`,
    };
  if (space === '.reg' && sizes.length > 0 && !isAnnounced)
    return {
      ...nodeRange(tree, sizes[0]),
      message: 'Registers are no array: a range such as `%r<4>` declares four of them.',
    };
  // ptxas 13.0 asks neither of arrays nor of functions without a body what follows.
  if (space === '.param' && (sizes.length > 0 || isAnnounced)) return undefined;
  if (space === '.param' && (vector > 1 || type === '.f16x2')) {
    const written = vector > 1 ? `a vector` : `an \`.f16x2\``;
    const range = vector > 1 ? vectorWord : (wordRange(tree, node, type) ?? nodeRange(tree, name));
    const instead = vector > 1 ? `an array of bytes, \`.align ${(info.bits * vector) / 8} .b8\`` : '`.b32`';
    return { ...range, message: `A \`.param\` variable cannot be ${written}: pass ${instead}.` };
  }
  if (space === '.param' && info.class === 'opaque' && owner === 'func')
    return {
      ...(wordRange(tree, node, type) ?? nodeRange(tree, name)),
      message: `Only kernels take a \`${type}\`; a device function takes its address in a \`.u64\`.`,
    };
  if (space === '.reg' && info.class === 'opaque' && owner !== undefined)
    return {
      ...(wordRange(tree, node, type) ?? nodeRange(tree, name)),
      message: `A \`${type}\` does not fit into a register; its address does, in a \`.u64\`.`,
    };
  if (space === '.tex' && ((type !== '.u32' && type !== '.u64') || sizes.length > 0))
    return { ...nodeRange(tree, name), message: 'A `.tex` variable is a single `.u32` or `.u64`.' };
  return undefined;
}

export default defineRule({
  code: 'declaration-type',
  severity: 'error',
  title: 'A type that this sort of variable cannot have.',
  why: 'A vector has two or four elements and 128 bits at most; there are none of predicates, textures, samplers and surfaces. Registers cannot be arrays (a range `%r<4>` declares four). Parameters are no vectors and no `.f16x2`: structures and vectors are passed as arrays of bytes.',
  bad: '.reg .v4 .f64 %quad;',
  good: '.reg .v4 .f32 %quad;',
  checkBlock({ tree, oddTypes }, report) {
    const odd = new Set(oddTypes.map(({ token }) => token));
    let blamed = -1;
    for (const declared of declarationsIn(tree)) {
      if (odd.has(declared.prefix.typeToken)) continue;
      const finding = check(tree, declared);
      if (!finding || finding.start === blamed) continue;
      blamed = finding.start;
      report(finding);
    }
  },
  checkInModule({ module, summary }, report) {
    if (module.header.hasSamplers || module.header.version === undefined) return;
    for (const { start, end } of summary.samplers)
      report({
        start,
        end,
        message:
          'A `.samplerref` needs `.target …, texmode_independent`: without it a texture brings its sampler along.',
      });
  },
});
