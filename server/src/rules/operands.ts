// What the rules about operands share: which rule a mismatch belongs to, and how an operand and what was found in its place
// are put into words. Not a rule itself.
import { NameClass, registerTypesIn, VARIABLES } from '../isa/nameClasses';
import { specialRegister } from '../isa/specialRegisters';
import { typeInfo } from '../isa/types';
import type { BlockSemantics } from '../semantic/block';
import type { Expectation } from '../semantic/expectations';
import { Literal } from '../semantic/expectations';
import type { Mismatch } from '../semantic/mismatch';
import { declaredBefore } from '../semantic/module';
import { opcodeText } from '../semantic/operands';
import { type Symbol, SymbolKind } from '../semantic/symbols';
import { NodeKind, type SyntaxTree, textOf } from '../syntax/nodes';
import type { Finding, Report, Rule } from './rule';
import { nodeRange } from './shared';

type OperandCode = 'operand-type' | 'operand-kind' | 'vector-size' | 'immediate-value' | 'state-space';

/** Reports the mismatches of a block that belong to a rule. */
export function fromMismatches(code: OperandCode): (block: BlockSemantics, report: Report) => void {
  return (block, report) => {
    const own = block.mismatches.filter((one) => codeOf(one, block.symbols[one.symbol]?.nameClass ?? 0) === code);
    const told = new Set<Mismatch>(reportSwapped(block, own, report));
    own.forEach((mismatch, index) => {
      if (told.has(mismatch)) return;
      const alike: Mismatch[] = [];
      for (let i = index + 1; mismatch.reason === 'name' && own[i]?.opcode === mismatch.opcode; i++)
        if (isAlike(block, mismatch, own[i])) alike.push(own[i]);
      for (const other of alike) told.add(other);
      report(describe(block, mismatch, block.symbols[mismatch.symbol], alike));
    });
  };
}

/** An address in a register's place and a register in an address's: one mistake. Gives the mismatches that it explains. */
function reportSwapped({ tree }: BlockSemantics, own: readonly Mismatch[], report: Report): Mismatch[] {
  return own.flatMap((first, index) => {
    const second = own[index + 1];
    if (second?.opcode !== first.opcode || !areSwapped(tree, first, second)) return [];
    const [one, other] = [textOf(tree, first.node), textOf(tree, second.node)];
    const { start } = nodeRange(tree, first.node);
    const { end } = nodeRange(tree, second.node);
    const message = `These operands are the wrong way round: \`${opcodeText(tree, first.opcode)}\` takes \`${other}, ${one}\`.`;
    report({ start, end, message, replacement: `${other}, ${one}` });
    return [first, second];
  });
}

function areSwapped(tree: SyntaxTree, first: Mismatch, second: Mismatch): boolean {
  switch (`${first.reason} ${second.reason}`) {
    case 'address brackets':
    case 'brackets address':
      return true;
    case 'vector-wanted scalar-wanted':
      return tree.kinds[first.node] === NodeKind.Address && second.expectation.operand.kind === 'address';
    case 'scalar-wanted vector-wanted':
      return tree.kinds[second.node] === NodeKind.Address && first.expectation.operand.kind === 'address';
    default:
      return false;
  }
}

/** Operands of one instruction that are all of one wrong class have one cause, mostly the type in the opcode. */
function isAlike({ symbols }: BlockSemantics, one: Mismatch, other: Mismatch): boolean {
  if (one.reason !== 'name' || other.reason !== 'name' || one.symbol < 0 || other.symbol < 0) return false;
  return (
    symbols[one.symbol].nameClass === symbols[other.symbol].nameClass && one.expectation.type === other.expectation.type
  );
}

/** Reports names of the module that stand where the operand does not accept their class. */
export function fromModuleNames(code: OperandCode): NonNullable<Rule['checkInModule']> {
  return ({ module, block, summary, semanticsOf }, report) => {
    for (const { name, start, accepts, expected } of summary.free) {
      const entry = expected === 'symbol' ? declaredBefore(module, name, block, start) : undefined;
      if (!entry || (entry.symbol.nameClass & accepts) !== 0) continue;
      const semantics = semanticsOf();
      const wanted = semantics.wanted.get(start);
      const node = semantics.free.find((other) => other.start === start)?.node;
      if (!wanted || node === undefined) continue;
      const mismatch: Mismatch = { ...wanted, node, reason: 'name', symbol: -1 };
      if (codeOf(mismatch, entry.symbol.nameClass) !== code) continue;
      report({ ...describe(semantics, mismatch, entry.symbol), related: undefined });
    }
  };
}

const REGISTER_CLASSES = (1 << 14) - 1;

function codeOf({ reason, expectation }: Mismatch, found: number): OperandCode {
  switch (reason) {
    case 'value':
      return 'immediate-value';
    case 'vector-wanted':
    case 'scalar-wanted':
    case 'element-count':
    case 'component':
      return 'vector-size';
    case 'mixed-elements':
      return 'operand-type';
    case 'name': {
      if ((found & VARIABLES) !== 0 && (expectation.accepts & VARIABLES) !== 0) return 'state-space';
      if (found === NameClass.VectorRegister || expectation.accepts === NameClass.VectorRegister) return 'vector-size';
      const isRegister = (found & REGISTER_CLASSES) !== 0;
      return isRegister && (expectation.accepts & REGISTER_CLASSES) !== 0 ? 'operand-type' : 'operand-kind';
    }
    default:
      return 'operand-kind';
  }
}

function describe(
  block: BlockSemantics,
  mismatch: Mismatch,
  symbol: Symbol | undefined,
  alike: readonly Mismatch[] = [],
): Finding {
  const { tree } = block;
  const { node, opcode, expectation } = mismatch;
  const text = textOf(tree, node);
  const related = symbol && {
    start: symbol.start,
    end: symbol.end,
    message: `\`${symbol.name}\` is declared here.`,
  };
  const place = placeOf(expectation, opcodeText(tree, opcode));
  const replacement = replacementOf(mismatch, symbol, text);
  const advice = mismatch.reason === 'literal' && replacement ? ` Write \`${replacement}\`.` : '';
  return {
    ...nodeRange(tree, node),
    message: `${found(mismatch, symbol, text)}; ${place} ${wanted(mismatch)}.${advice}${sameFor(tree, alike)}`,
    replacement,
    related: related && mismatch.reason === 'name' ? [related] : undefined,
  };
}

/** Brackets where they are missing; of a special register that is a vector its first component, where one will do. */
function replacementOf(
  { reason, expectation }: Mismatch,
  symbol: Symbol | undefined,
  text: string,
): string | undefined {
  if (reason === 'brackets') return `[${text}]`;
  if (reason === 'literal') return asFloat(text, expectation);
  const isVector = reason === 'name' && symbol === undefined && specialRegister(text)?.components !== undefined;
  return isVector && !text.includes('.') && (expectation.accepts & NameClass.Special32) !== 0 ? `${text}.x` : undefined;
}

const isFloat = (text: string): boolean => /[.]|^0[fFdD]/.test(text) && !/^0[xX]/.test(text);

/** An integer where a float is wanted: hexadecimal digits of the right number are mostly the float's bits. */
function asFloat(text: string, { literals, type }: Expectation): string | undefined {
  if ((literals & Literal.Decimal) === 0 || isFloat(text)) return undefined;
  const bits = /^0[xX]([0-9a-fA-F]+)$/.exec(text)?.[1].toUpperCase();
  if (bits === undefined) return /^-?\d+$/.test(text) ? `${text}.0` : undefined;
  if (type === '.f32' && bits.length === 8) return `0f${bits}`;
  return type === '.f64' && bits.length === 16 ? `0d${bits}` : undefined;
}

function sameFor(tree: SyntaxTree, alike: readonly Mismatch[]): string {
  const names = [...new Set(alike.map(({ node }) => `\`${textOf(tree, node)}\``))];
  if (names.length === 0) return '';
  return ` The same goes for ${choice(names, 'and')}.`;
}

function placeOf({ name }: Expectation, opcode: string): string {
  return name === '' ? 'the guard' : `\`${name}\` of \`${opcode}\``;
}

/** What stands there: "`%f3` is a `.f32` register". */
function found({ reason, expectation }: Mismatch, symbol: Symbol | undefined, text: string): string {
  switch (reason) {
    case 'name':
      return symbol ? `\`${text}\` is ${describeSymbol(symbol)}` : `\`${text}\` is ${describeSpecial(text)}`;
    case 'component':
      return `\`${text}\` is a component of something that is no vector`;
    case 'selector':
      return `\`${text.slice(text.lastIndexOf('.'))}\` names no part of \`${text.slice(0, text.lastIndexOf('.'))}\` that is taken`;
    case 'literal':
      return `\`${text}\` is ${isFloat(text) ? 'a floating-point' : 'an integer'} constant`;
    case 'value':
      return `\`${text}\` is not among the values that are allowed here`;
    case 'immediate-address':
      return `\`${text}\` is a constant, and only local memory has constant addresses`;
    case 'sink':
      return '`_` stands for a result that is not wanted';
    case 'sinks':
      return `\`${text}\` keeps nothing of the result`;
    case 'brackets':
      return `\`${text}\` stands without brackets`;
    case 'negation':
      return `\`${text}\` negates a predicate`;
    case 'minus':
      return `\`${text}\` has a sign, which only \`vmad\` without \`.po\` takes with a register`;
    case 'pair':
      return `\`${text}\` are two results`;
    case 'address':
      return `\`${text}\` is an address`;
    case 'inside':
      return `\`${text}\` has too many or too few parts`;
    case 'vector-wanted':
      return `\`${text}\` is a single value`;
    case 'scalar-wanted':
      return `\`${text}\` is a vector`;
    case 'mixed-elements':
      return `\`${text}\` is of another type than the element before it`;
    case 'element-count':
      return elementsText(text, expectation);
  }
}

function elementsText(text: string, { elements }: Expectation): string {
  if (elements === 1) return `\`${text}\` has more than one element`;
  if (!text.startsWith('{')) return `\`${text}\` is a vector of another length`;
  const count = text.split(',').length;
  return `The vector has ${count === 1 ? '1 element' : `${count} elements`}`;
}

function describeSymbol({ kind, type, vector, space }: Symbol): string {
  const elements = vector > 1 ? `.v${vector} ` : '';
  const opaque = typeInfo(type)?.class === 'opaque' ? `\`${type}\` ` : undefined;
  switch (kind) {
    case SymbolKind.Register:
      return type === '.pred' ? 'a predicate' : `a \`${elements}${type}\` register`;
    case SymbolKind.Variable:
      return opaque ? `a ${opaque}variable` : `a variable in \`${space}\``;
    case SymbolKind.Parameter:
    case SymbolKind.ReturnParameter:
      return `a ${opaque ?? ''}parameter`;
    case SymbolKind.Label:
      return 'a label';
    case SymbolKind.Table:
      return 'a table of labels or functions';
    default:
      return 'a function';
  }
}

function describeSpecial(text: string): string {
  const register = specialRegister(text);
  if (!register) return 'a name of another kind';
  if (register.components && !text.slice(1).includes('.'))
    return `a vector of special registers, of which \`${text}.x\` is one`;
  return `a special register of type \`${register.type}\`, which only \`mov\` of its size and \`cvt\` to integers read`;
}

/** What the operand wants: "takes a 32-bit integer: a `.b32`, `.u32` or `.s32` register or a constant". */
function wanted({ reason, expectation }: Mismatch): string {
  const { operand, elements } = expectation;
  if (reason === 'value') return `takes ${allowedValues(expectation)}`;
  if (reason === 'selector') return `takes ${operand.selector?.meaning ?? 'the whole register'}`;
  if (reason === 'element-count' || reason === 'vector-wanted')
    return elements === 1 ? 'takes one element' : `takes ${elements} elements in braces`;
  if (reason === 'mixed-elements') return 'takes elements of one type';
  if (reason === 'scalar-wanted') return `takes a single ${operand.kind === 'address' ? 'address' : 'value'}`;
  if (reason === 'sink') return operand.role === 'read' ? 'is read' : 'must be a register';
  if (reason === 'pair') return 'is a single result';
  if (reason === 'sinks') return 'takes at least one register';
  if (reason === 'brackets') return 'is an address in brackets';
  switch (operand.kind) {
    case 'address':
      return describeAddress(expectation);
    case 'immediate':
      return 'takes a constant';
    default:
      return describeValue(expectation);
  }
}

function allowedValues({ operand: { values, range, multiple, nonZero } }: Expectation): string {
  if (!values) {
    const limits = range ? ` from ${range[0]} to ${range[1]}` : '';
    if (multiple !== undefined) return `multiples of ${multiple}${limits}${nonZero ? ' without 0' : ''}`;
    return nonZero && range?.[0] === 0 ? `a value above 0 and up to ${range[1]}` : `a value${limits}`;
  }
  if (values.length === 1) return `${values[0]} only`;
  const step = values[1] - values[0];
  if (
    values.length > 4 &&
    step > 1 &&
    values.every((value, at) => value === values[0] + at * step && value % step === 0)
  )
    return `multiples of ${step} from ${values[0]} to ${values.at(-1)}`;
  return `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
}

const spaceNames: readonly (readonly [NameClass, string])[] = [
  [NameClass.Global, '.global'],
  [NameClass.Shared, '.shared'],
  [NameClass.Const, '.const'],
  [NameClass.Local, '.local'],
  [NameClass.Parameter, '.param'],
];

function describeAddress({ space, type, accepts }: Expectation): string {
  if (typeInfo(type)?.class === 'opaque') return `takes a \`${type}\` variable or a 64-bit register with its handle`;
  const spaces = spaceNames.filter(([bit]) => (accepts & bit) !== 0).map(([, name]) => `\`${name}\``);
  if (spaces.length === 0) return `takes an address in an integer register: copy it there with \`mov\` first`;
  if (space !== '') return `takes an address in \`${space}\`: a variable there, or an integer register`;
  return `takes a generic address: an integer register, or a variable in ${choice(spaces)}`;
}

function describeValue({ type, accepts, literals, elements, operand }: Expectation): string {
  if (type === '.pred') return 'takes a predicate';
  const takes = (elements ?? 1) === 1 ? 'takes' : 'takes elements that are';
  const constant = literals === 0 ? '' : `, or ${describeLiterals(literals)}`;
  if ((accepts & REGISTER_CLASSES) === 0) return `takes ${describeLiterals(literals)}`;
  const registers = operand.wide ? describeWider(type) : `a register of type ${choice(shownTypes(accepts))}`;
  return `${takes} ${registers}${constant}`;
}

/** `.f16x2` counts as a 32-bit integer for ptxas, which helps nobody where integers are wanted. */
function shownTypes(accepts: number): string[] {
  const isInteger = (accepts & NameClass.Integer32) !== 0;
  return registerTypesIn(isInteger ? accepts & ~NameClass.HalfPair : accepts).map((name) => `\`${name}\``);
}

function describeWider(type: string): string {
  const info = typeInfo(type);
  if (info?.class === 'bits') return `a register of at least ${info.bits} bits`;
  return info?.class === 'float'
    ? `a \`${type}\` register or one of bits, \`.b${info.bits}\` or wider`
    : `an integer register or one of bits, of at least ${info?.bits} bits`;
}

function describeLiterals(literals: number): string {
  const hasFloat = (literals & ~Literal.Integer) !== 0;
  const hasInteger = (literals & Literal.Integer) !== 0;
  if (hasFloat && !hasInteger) return 'a floating-point constant';
  return hasFloat ? 'a constant' : 'an integer constant';
}

function choice(words: readonly string[], last = 'or'): string {
  return [words.slice(0, -1).join(', '), ...words.slice(-1)].filter((part) => part !== '').join(` ${last} `);
}
