// Ways to mend an address of the wrong space: another word in the opcode, or a conversion before the instruction.
// Not a rule itself.
import { type AddressBase, plainSpace } from '../semantic/addresses';
import type { BlockSemantics } from '../semantic/block';
import { type BodyInstruction, nameAt } from '../semantic/body';
import { NodeKind } from '../syntax/nodes';
import { insertedBefore } from './edits';
import type { Fix } from './rule';
import { nodeRange, tokenRange } from './shared';

/** Instructions whose address may be generic or in a space. */
const flexible = new Set(['ld', 'st', 'atom', 'red']);
/** Words that stand before the space in the manual's order. */
const beforeSpace = /^\.(?:weak|volatile|relaxed|acquire|release|acq_rel|mmio|cta|cluster|gpu|sys)$/;

export function addressFixes(
  block: BlockSemantics,
  { node, opcode, words }: BodyInstruction,
  address: number,
  base: AddressBase,
): Fix[] {
  if (!flexible.has(words[0]) || words[1] === '.async') return [];
  const at = words.findIndex((word, index) => index > 0 && isSpace(word));
  if (at < 0)
    return base.isGeneric ? [] : [...addSpace(block, opcode, words, base), ...convert(block, node, address, base)];
  if (!base.isGeneric) return [changeSpace(block, opcode, words, at, base.space)];
  if (base.space !== plainSpace(words[at])) return [];
  return [...convert(block, node, address, base), removeSpace(block, opcode, words, at)];
}

const isSpace = (word: string): boolean => /^\.(?:shared|global|local|const|param)$/.test(plainSpace(word));

function addSpace({ tree }: BlockSemantics, opcode: number, words: readonly string[], { space }: AddressBase): Fix[] {
  if (space === '.const' && words[0] !== 'ld') return [];
  let behind = 0;
  while (behind + 1 < words.length && beforeSpace.test(words[behind + 1])) behind++;
  const at = tokenRange(tree, tree.first[opcode] + behind).end;
  const changed = [...words.slice(0, behind + 1), space, ...words.slice(behind + 1)];
  return [{ title: `Write \`${changed.join('')}\``, edits: [{ start: at, end: at, text: space }], isPreferred: true }];
}

function changeSpace(
  { tree }: BlockSemantics,
  opcode: number,
  words: readonly string[],
  at: number,
  space: string,
): Fix {
  const changed = words.map((word, index) => (index === at ? space : word));
  const edit = { ...tokenRange(tree, tree.first[opcode] + at), text: space };
  return { title: `Write \`${changed.join('')}\``, edits: [edit], isPreferred: true };
}

function removeSpace({ tree }: BlockSemantics, opcode: number, words: readonly string[], at: number): Fix {
  const changed = words.filter((_, index) => index !== at);
  const edit = { ...tokenRange(tree, tree.first[opcode] + at), text: '' };
  return { title: `Write \`${changed.join('')}\``, edits: [edit] };
}

/** `cvta` or `cvta.to` into a register of its own, which the instruction takes then. */
function convert(
  block: BlockSemantics,
  instruction: number,
  address: number,
  { space, isGeneric }: AddressBase,
): Fix[] {
  const { tree } = block;
  const name = tree.kinds[address] === NodeKind.Sum ? address + 1 : address;
  if (tree.kinds[name] !== NodeKind.Name || (!isGeneric && space === '.param')) return [];
  if (!isWide(block, name)) return [];
  const made = freeName(block, isGeneric ? `%${space.slice(1)}_address` : '%generic_address');
  const opcode = isGeneric ? `cvta.to${space}.u64` : `cvta${space}.u64`;
  const converted = insertedBefore(
    tree,
    instruction,
    `.reg .b64 ${made};`,
    `${opcode} ${made}, ${nameAt(tree, name)};`,
  );
  return [
    {
      title: `Convert the address with \`${opcode}\``,
      edits: [converted, { ...nodeRange(tree, name), text: made }],
      ...(isGeneric && { isPreferred: true as const }),
    },
  ];
}

/** A register of 64 bits, or the name of a variable. */
function isWide({ referenceCount, referenceNodes, referenceSymbols, symbols }: BlockSemantics, name: number): boolean {
  const reference = referenceNodes.subarray(0, referenceCount).indexOf(name);
  const symbol = reference < 0 ? undefined : symbols[referenceSymbols[reference]];
  return symbol?.space !== '.reg' || /64$/.test(symbol.type);
}

function freeName({ symbols }: BlockSemantics, wanted: string): string {
  const taken = new Set(symbols.map(({ name }) => name));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}${number}`)) number++;
  return `${wanted}${number}`;
}
