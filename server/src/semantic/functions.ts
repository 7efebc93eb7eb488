// What a function's header and instructions say about it as a whole.
import { NodeKind, type SyntaxTree, tokenText } from '../syntax/nodes';
import type { FunctionInfo } from './block';
import { type FunctionCode, InstructionFlag, type LaunchBounds } from './code';
import { directiveNumbers } from './numbers';
import { type ModuleSymbol, SymbolKind } from './symbols';
import type { OpenFunction } from './walk/state';

export function describeFunction(open: OpenFunction, symbol: ModuleSymbol, code: FunctionCode): FunctionInfo {
  return {
    name: symbol.name,
    kind: symbol.kind === SymbolKind.Entry ? 'entry' : 'func',
    node: symbol.declaration,
    nameNode: symbol.node,
    start: symbol.start,
    end: symbol.end,
    hasBody: open.hasBody,
    bounds: {
      ...open.bounds,
      setsMaxRegisters: open.setsMaxRegisters,
      calls: hasCall(code),
      ...(open.largestIncrease !== undefined && { largestIncrease: open.largestIncrease }),
    },
    parameterBytes: open.parameterBytes,
    sharedBytes: open.sharedBytes,
    matches: open.opcodes.map((entry) => entry.match),
    availability: open.availability,
  };
}

function hasCall(code: FunctionCode): boolean {
  for (let i = 0; i < code.count; i++) if ((code.flags[i] & InstructionFlag.Call) !== 0) return true;
  return false;
}

/** The launch bounds that a function's header gives. */
export function launchBounds(tree: SyntaxTree, node: number): LaunchBounds {
  const bounds: { -readonly [K in keyof LaunchBounds]: LaunchBounds[K] } = { setsMaxRegisters: false, calls: false };
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.HeaderDirective) continue;
    const numbers = directiveNumbers(tree, child);
    const product = numbers.reduce((a, b) => a * b, 1);
    switch (tokenText(tree, tree.first[child])) {
      case '.maxntid':
        bounds.maxThreads = product;
        break;
      case '.reqntid':
        bounds.requiredThreads = product;
        break;
      case '.minnctapersm':
        bounds.minBlocksPerMultiprocessor = numbers[0];
        break;
      case '.maxnreg':
        bounds.maxRegisters = numbers[0];
        break;
      default:
    }
  }
  return bounds;
}
