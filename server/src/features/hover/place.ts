// What a number, a name or a string is by the place where it stands: in declarations, directives and debugging data, whose
// words have no meaning of their own.
import { directive } from '../../isa/directives';
import { targets } from '../../isa/targets';
import { ptxVersions, versionIndex } from '../../isa/versions';
import { integerValue } from '../../semantic/numbers';
import { NodeKind, type SyntaxTree, tokenText } from '../../syntax/nodes';
import { TokenKind } from '../../syntax/tokens';
import { ancestor, type Cursor, parentOf } from '../cursor';
import { byteCount, code, codes, plural } from '../documentation/markdown';
import { typeOf } from '../documentation/operands';
import { itemAt, useOf } from '../use';

/** A sentence; undefined where the place says nothing. */
export function placeSentence(cursor: Cursor): string | undefined {
  const { tree, node, text } = cursor;
  switch (tree.kinds[node]) {
    case NodeKind.Version:
      return versionSentence(text);
    case NodeKind.AddressSize:
      return `Addresses of the module have ${text} bits.`;
    case NodeKind.Parameter:
    case NodeKind.Variable:
      return prefixSentence(cursor);
    case NodeKind.RangeCount:
      return rangeSentence(cursor);
    case NodeKind.ArraySize:
      return `${plural(integerValue(text) ?? 0, 'element')} in this dimension.`;
    case NodeKind.MaskedSymbol:
      return text === 'generic'
        ? 'The generic address of the variable in parentheses.'
        : 'Mask: which byte of the address.';
    case NodeKind.Loc:
      return locationSentence(cursor);
    case NodeKind.File:
      return cursor.kind === TokenKind.String ? 'A source file.' : fileSentence(cursor);
    case NodeKind.Section:
      return sectionSentence(cursor);
    case NodeKind.Number:
      return numberSentence(cursor);
    default:
      return undefined;
  }
}

function versionSentence(text: string): string | undefined {
  const version = versionIndex(text);
  if (version === undefined) return undefined;
  const fresh = targets.filter(({ since }) => since === version).map(({ name }) => name);
  const newest = ptxVersions[ptxVersions.length - 1];
  return `PTX version of the module${fresh.length > 0 ? `; it brought the targets ${codes(fresh)}` : ''}. The newest is ${newest}.`;
}

/** `.align 8` and `.ptr .align 8` in front of a name. */
function prefixSentence({ tree, token, text }: Cursor): string | undefined {
  return tokenText(tree, token - 1) === '.align' ? `Aligned to ${plural(integerValue(text) ?? 0, 'byte')}.` : undefined;
}

function rangeSentence({ tree, node, text }: Cursor): string {
  const name = tokenText(tree, tree.first[node] - 1);
  const count = integerValue(text) ?? 0;
  if (count === 0) return 'Declares no register.';
  if (count === 1) return `Declares ${code(`${name}0`)}.`;
  return `Declares ${plural(count, 'register')}: ${code(`${name}0`)} to ${code(`${name}${count - 1}`)}.`;
}

/** `.loc 1 13 5, function_name label, inlined_at 1 39 3`. */
function locationSentence(cursor: Cursor): string | undefined {
  const { tree, token, node, kind, text } = cursor;
  if (kind === TokenKind.Identifier) {
    if (text === 'function_name')
      return '**`function_name`** The function that was inlined here, as a label of a debugging string.';
    if (text === 'inlined_at') return '**`inlined_at`** The place that it was inlined into: file, line, column.';
    return debugString(cursor, text);
  }
  const { kinds } = tree.tokens;
  let first = token;
  while (first > tree.first[node] && kinds[first - 1] === TokenKind.Integer) first--;
  const file = tokenText(tree, first);
  const what = [`File ${file}, see \`.file ${file}\`.`, `Line ${text} of file ${file}.`, `Column ${text}.`][
    token - first
  ];
  return what;
}

/** The text behind a label of a debugging section. */
function debugString({ analysis }: Cursor, label: string): string | undefined {
  for (let block = 0; block < analysis.document.blocks.length; block++) {
    const bytes = analysis.document.blocks[block];
    if (bytes.isFunction || !bytes.text().includes(`${label}:`)) continue;
    const { tree } = analysis.semanticsOf(block);
    for (let token = 0; token + 1 < tree.tokens.count; token++) {
      if (tree.tokens.kinds[token + 1] !== TokenKind.Colon || tokenText(tree, token) !== label) continue;
      const text = stringFrom(tree, token + 2);
      return `**${code(label)}** Debugging string${text === '' ? '' : `: ${code(text)}`}.`;
    }
  }
  return `**${code(label)}** A label in debugging data.`;
}

/** The characters of `.b8 95,90,…,0`, not endless. */
function stringFrom(tree: SyntaxTree, from: number): string {
  let text = '';
  for (let token = from; token < tree.tokens.count && text.length < 200; token++) {
    if (tree.tokens.kinds[token] === TokenKind.CloseBrace || tree.tokens.kinds[token] === TokenKind.Colon) break;
    if (tree.tokens.kinds[token] !== TokenKind.Integer) continue;
    const value = integerValue(tokenText(tree, token)) ?? 0;
    if (value < 0x20 || value > 0x7e) break;
    text += String.fromCharCode(value);
  }
  return text;
}

/** `.file 1 "kernel.cu", 1700000000, 4096`. */
function fileSentence({ tree, token, node, text }: Cursor): string {
  if (token === tree.first[node] + 1) return `Number of the file: \`.loc ${text} …\` refers to it.`;
  return tree.tokens.kinds[token - 2] === TokenKind.String ? 'Time of the last change.' : 'Size in bytes.';
}

function sectionSentence(cursor: Cursor): string | undefined {
  const { tree, kind, text, node, token } = cursor;
  if (kind === TokenKind.Dotted && text.startsWith('.debug_')) {
    const isOwn = token === tree.first[node] + 1;
    return `**${code(text)}** ${isOwn ? 'A section of debugging data (DWARF)' : 'The address of that section'}.`;
  }
  if (kind === TokenKind.Identifier) return debugString(cursor, text);
  return kind === TokenKind.Integer ? 'A value in debugging data.' : undefined;
}

function numberSentence(cursor: Cursor): string | undefined {
  const { tree, node, text } = cursor;
  const instruction = ancestor(tree, node, NodeKind.Instruction);
  if (instruction >= 0) return operandSentence(cursor, instruction);
  for (let at = parentOf(tree, node); at > 0; at = parentOf(tree, at)) {
    switch (tree.kinds[at]) {
      case NodeKind.HeaderDirective:
        return directiveSentence(tree, at);
      case NodeKind.Initializer:
        return 'Initial value.';
      case NodeKind.MaskedSymbol:
        return 'Mask: which byte of the address.';
      case NodeKind.CallPrototype:
        return `${text} elements.`;
      default:
    }
  }
  return undefined;
}

function directiveSentence(tree: SyntaxTree, node: number): string {
  const word = tokenText(tree, tree.first[node]);
  const found = directive(word);
  return `Number of ${code(word)}${found ? `: ${found.summary}` : '.'}`;
}

/** Of an operand without a meaning of its own: its name and type; inside brackets an offset. */
function operandSentence({ tree, node, text }: Cursor, instruction: number): string | undefined {
  const use = useOf(tree, instruction);
  const item = use && itemAt(tree, use, node);
  if (!use || !item) return undefined;
  const parent = parentOf(tree, node);
  if (ancestorAddress(tree, node) >= 0 && tree.kinds[parent] !== NodeKind.Vector)
    return tree.kinds[parent] === NodeKind.Indexed
      ? `Element ${text}.`
      : `Offset of ${byteCount(integerValue(text) ?? 0)}.`;
  const type = typeOf(item.operand.type, use.slots);
  return `Operand ${code(item.name)} of ${code(use.form.instruction.name)}${type ? `, ${code(type)}` : ''}.`;
}

function ancestorAddress(tree: SyntaxTree, node: number): number {
  const address = ancestor(tree, node, NodeKind.Address);
  return address >= 0 ? address : ancestor(tree, node, NodeKind.Indexed);
}
