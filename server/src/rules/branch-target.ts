// Branches to what is no label, and tables of labels used or filled with something else.
import type { BlockSemantics } from '../semantic/block';
import { declaredBefore } from '../semantic/module';
import { opcodeText, operandNodes } from '../semantic/operands';
import { type Symbol, SymbolKind } from '../semantic/symbols';
import { childOf, NodeKind, tokenText } from '../syntax/nodes';
import { type BlockInModule, defineRule, type Report } from './rule';
import { nodeRange } from './shared';

const kinds: Readonly<Record<SymbolKind, string>> = {
  [SymbolKind.Register]: 'a register',
  [SymbolKind.Variable]: 'a variable',
  [SymbolKind.Parameter]: 'a parameter',
  [SymbolKind.ReturnParameter]: 'a result',
  [SymbolKind.Label]: 'a label',
  [SymbolKind.Table]: 'a table',
  [SymbolKind.Function]: 'a function',
  [SymbolKind.Entry]: 'a kernel',
};

/** Name node -> its symbol, as far as the block declares it. */
function symbolsOf({ referenceCount, referenceNodes, referenceSymbols, symbols }: BlockSemantics): Map<number, Symbol> {
  const found = new Map<number, Symbol>();
  for (let i = 0; i < referenceCount; i++)
    if (referenceSymbols[i] >= 0) found.set(referenceNodes[i], symbols[referenceSymbols[i]]);
  return found;
}

function check(semantics: BlockSemantics, report: Report): void {
  const { tree, symbols } = semantics;
  let known: Map<number, Symbol> | undefined;
  const symbolAt = (node: number): Symbol | undefined => {
    known ??= symbolsOf(semantics);
    return known.get(node);
  };
  const tables = new Map<string, NodeKind>();
  for (const { kind, node, name } of symbols)
    if (kind === SymbolKind.Table) tables.set(name, tree.kinds[tree.next[node - 1]]);
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] === NodeKind.BranchTargets) checkTable(node);
    else if (tree.kinds[node] === NodeKind.Instruction) checkInstruction(node);
  }

  function checkTable(node: number): void {
    for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
      const symbol = symbolAt(child);
      if (!symbol || symbol.kind === SymbolKind.Label || symbol.kind === SymbolKind.Table) continue;
      const message = `\`.branchtargets\` lists labels, and \`${symbol.name}\` is ${kinds[symbol.kind]}.`;
      report({ ...nodeRange(tree, child), message });
    }
  }

  function checkInstruction(node: number): void {
    const opcode = childOf(tree, node, NodeKind.Opcode);
    if (opcode < 0) return;
    const word = tokenText(tree, tree.first[opcode]);
    if (word !== 'bra' && word !== 'brx') return;
    const operands = operandNodes(tree, node);
    if (word === 'bra') checkBranch(operands[0]);
    else if (opcodeText(tree, opcode).startsWith('brx.idx') && operands.length === 2) checkIndexed(operands[1]);
  }

  function checkBranch(operand: number | undefined): void {
    if (operand === undefined) return;
    const symbol = tree.kinds[operand] === NodeKind.Name ? symbolAt(operand) : undefined;
    if (tree.kinds[operand] === NodeKind.Number)
      report({ ...nodeRange(tree, operand), message: '`bra` goes to a label, not to a number.' });
    else if (symbol && symbol.kind !== SymbolKind.Label) {
      const hint = symbol.kind === SymbolKind.Table ? ' `brx.idx` chooses from it.' : '';
      report({
        ...nodeRange(tree, operand),
        message: `\`bra\` goes to a label, and \`${tokenText(tree, tree.first[operand])}\` is ${kinds[symbol.kind]}.${hint}`,
      });
    }
  }

  function checkIndexed(operand: number): void {
    const symbol = tree.kinds[operand] === NodeKind.Name ? symbolAt(operand) : undefined;
    if (!symbol) return;
    if (tables.get(symbol.name) === NodeKind.BranchTargets) {
      const range = nodeRange(tree, operand);
      if (symbol.start > range.start)
        report({
          ...range,
          message: `\`${symbol.name}\` is declared below: a \`.branchtargets\` stands above its \`brx.idx\`.`,
        });
      return;
    }
    const what = symbol.kind === SymbolKind.Table ? 'another sort of table' : kinds[symbol.kind];
    report({
      ...nodeRange(tree, operand),
      message: `\`brx.idx\` chooses from a \`.branchtargets\`, and \`${symbol.name}\` is ${what}.`,
    });
  }
}

/** Names of the module in the place of labels: a name that nothing declares is reported elsewhere. */
function checkInModule({ module, block, summary: { free, calls } }: BlockInModule, report: Report): void {
  for (const { name, expected, start, end } of free) {
    // What stands behind the arguments of a call: rules/call-target.ts.
    if (expected !== 'label' || calls.some(({ table }) => table?.start === start)) continue;
    const entry = declaredBefore(module, name, block, start);
    if (entry)
      report({
        start,
        end,
        message: `A branch goes to a label, and \`${name}\` is ${kinds[entry.symbol.kind]}.`,
      });
  }
}

export default defineRule({
  code: 'branch-target',
  severity: 'error',
  title: 'A branch to something that is no label.',
  why: '`bra` goes to a label of its function; `brx.idx` chooses from a list of labels, which a `.branchtargets` above it declares. Addresses cannot be branched to.',
  bad: '.reg .b32 %there;\nbra %there;',
  good: 'bra there;\nthere: ret;',
  checkBlock: check,
  checkInModule,
});
