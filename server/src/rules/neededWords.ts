// Words of declarations and directives, special registers and initial values that a version or target does not have yet.
// Part of rules/needs.ts.
import type { TextRange } from '../base/text';
import type { Availability } from '../isa/availability';
import { specialRegister } from '../isa/specialRegisters';
import type { BlockSemantics } from '../semantic/block';
import { isEntry } from '../semantic/declared';
import {
  ADDRESS_AS_VALUE,
  GENERIC_OPERATOR,
  INLINED_LINES,
  MASK_OPERATOR,
  needOfParameterType,
  needOfPragma,
  needOfSpecial,
  needOfWord,
  PARAM_IN_BODY,
  PARAM_OF_FUNCTION,
  SECTION_DIFFERENCE,
  SECTION_LABEL,
} from '../semantic/needs';
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import { TokenKind } from '../syntax/tokens';
import { nodeRange, tokenRange } from './shared';

/** A need that is not met, on the word that has it; offsets in the block. */
export interface Unmet extends TextRange {
  readonly text: string;
  readonly fact: Availability;
}

export function unmetWords(semantics: BlockSemantics, isUnmet: (fact: Availability) => boolean): Unmet[] {
  const unmet: Unmet[] = [];
  const need = (range: { start: number; end: number }, text: string, fact: Availability | undefined): void => {
    if (fact && isUnmet(fact)) unmet.push({ start: range.start, end: range.end, text, fact });
  };
  const { tree } = semantics;
  eachWord(tree, (token, text) => need(tokenRange(tree, token), text, needOfWord(text)));
  eachInitialSymbol(tree, (node, text, fact) => need(nodeRange(tree, node), text, fact));
  eachParam(tree, (token, fact) => need(tokenRange(tree, token), '.param', fact));
  for (const { token, text, fact } of debugging(tree)) need(tokenRange(tree, token), text, fact);
  const { referenceCount, referenceNodes, referenceSymbols } = semantics;
  for (let i = 0; i < referenceCount; i++) {
    if (referenceSymbols[i] >= 0) continue;
    const name = tokenText(tree, tree.first[referenceNodes[i]]);
    const register = name.startsWith('%') ? specialRegister(name) : undefined;
    if (register) need(nodeRange(tree, referenceNodes[i]), name, needOfSpecial(register));
  }
  return unmet;
}

const statements: ReadonlySet<NodeKind> = new Set([NodeKind.Instruction, NodeKind.Loc, NodeKind.Label]);

/** Dotted words outside instructions and the data of sections. */
function eachWord(tree: SyntaxTree, visit: (token: number, text: string) => void): void {
  for (let node = 1; node < tree.count; ) {
    const kind = tree.kinds[node];
    if (statements.has(kind)) {
      node = tree.next[node];
      continue;
    }
    const firstChild = node + 1 < tree.next[node] ? tree.first[node + 1] : tree.last[node];
    const end = kind === NodeKind.Section ? tree.first[node] + 1 : firstChild;
    for (let token = tree.first[node]; token < end; token++) {
      const text = tree.tokens.kinds[token] === TokenKind.Dotted ? tokenText(tree, token) : '';
      // `.managed` and `.unified` stand in an `.attribute`, which needs the same.
      if (text !== '' && text !== '.managed' && isAsked(kind, text)) visit(token, text);
    }
    node++;
  }
}

const isAsked = (kind: NodeKind, text: string): boolean =>
  kind !== NodeKind.Parameter || text === '.ptr' || needOfParameterType(text) !== undefined;

/** Strings of pragmas, what `.loc` says of inlined functions, labels in sections and their differences. */
function* debugging(tree: SyntaxTree): Generator<{ token: number; text: string; fact: Availability }> {
  const { kinds } = tree.tokens;
  for (let node = 1; node < tree.count; node++) {
    const [first, last] = [tree.first[node], tree.last[node]];
    switch (tree.kinds[node]) {
      case NodeKind.Pragma:
        for (let token = first; token < last; token++) {
          const text = kinds[token] === TokenKind.String ? tokenText(tree, token).slice(1, -1) : '';
          const fact = needOfPragma(text);
          if (fact) yield { token, text: text.trim().split(/\s+/)[0], fact };
        }
        break;
      case NodeKind.Loc:
        if (last - first > 5) yield { token: first + 5, text: tokenText(tree, first + 5), fact: INLINED_LINES };
        break;
      case NodeKind.Section:
        yield* inSection(tree, first, last);
    }
  }
}

/** The first of each: what a compiler writes has thousands. */
function* inSection(
  tree: SyntaxTree,
  first: number,
  last: number,
): Generator<{ token: number; text: string; fact: Availability }> {
  const { kinds } = tree.tokens;
  const colon = kinds.indexOf(TokenKind.Colon, first);
  if (colon > 0 && colon < last)
    yield { token: colon - 1, text: `${tokenText(tree, colon - 1)}:`, fact: SECTION_LABEL };
  for (let at = first; at >= 0 && at < last; at = kinds.indexOf(TokenKind.Minus, at + 1)) {
    if (kinds[at] !== TokenKind.Minus || kinds[at - 1] !== TokenKind.Identifier) continue;
    const text = `${tokenText(tree, at - 1)}-${tokenText(tree, at + 1)}`;
    yield { token: at - 1, text, fact: SECTION_DIFFERENCE };
    return;
  }
}

function eachInitialSymbol(tree: SyntaxTree, visit: (node: number, text: string, fact: Availability) => void): void {
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] !== NodeKind.Initializer) continue;
    for (let child = node + 1; child < tree.next[node]; child++) {
      const isMask = tree.tokens.kinds[tree.first[child]] === TokenKind.Integer;
      if (tree.kinds[child] === NodeKind.MaskedSymbol)
        visit(child, isMask ? 'A mask' : 'generic()', isMask ? MASK_OPERATOR : GENERIC_OPERATOR);
      else if (tree.kinds[child] === NodeKind.Name && tree.kinds[child - 1] !== NodeKind.MaskedSymbol)
        visit(child, tokenText(tree, tree.first[child]), ADDRESS_AS_VALUE);
    }
  }
}

/** `.param` as a parameter of a device function, and in a body. */
function eachParam(tree: SyntaxTree, visit: (token: number, fact: Availability) => void): void {
  let ofFunction = false;
  for (let node = 1; node < tree.count; node++) {
    const kind = tree.kinds[node];
    if (kind === NodeKind.Function) ofFunction = !isEntry(tree, node);
    const token = tree.first[node];
    if (tokenText(tree, token) !== '.param') continue;
    if (kind === NodeKind.Parameter && ofFunction) visit(token, PARAM_OF_FUNCTION);
    if (kind === NodeKind.Variable) visit(token, PARAM_IN_BODY);
  }
}
