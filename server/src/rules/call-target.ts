// Calls of what cannot be called: kernels, variables, labels, registers without a prototype.
import type { BlockSemantics } from '../semantic/block';
import { declaredBefore } from '../semantic/module';
import { operandNodes } from '../semantic/operands';
import { type Symbol, SymbolKind } from '../semantic/symbols';
import { childOf, NodeKind, tokenText } from '../syntax/nodes';
import { type BlockInModule, defineRule, type Finding, type Report } from './rule';
import { nodeRange } from './shared';

function check(semantics: BlockSemantics, report: Report): void {
  const { tree, referenceCount, referenceNodes, referenceSymbols, symbols } = semantics;
  const symbolAt = (node: number): Symbol | undefined => {
    const index = referenceNodes.subarray(0, referenceCount).indexOf(node);
    return index >= 0 && referenceSymbols[index] >= 0 ? symbols[referenceSymbols[index]] : undefined;
  };
  for (let node = 1; node < tree.count; node++) {
    if (tree.kinds[node] !== NodeKind.Instruction) continue;
    const opcode = childOf(tree, node, NodeKind.Opcode);
    if (opcode < 0 || tokenText(tree, tree.first[opcode]) !== 'call') continue;
    const names = operandNodes(tree, node).filter((operand) => tree.kinds[operand] === NodeKind.Name);
    const finding = names.length > 0 ? problemOf(semantics, names[0], names[1], symbolAt) : undefined;
    if (finding) report(finding);
  }
}

function problemOf(
  { tree }: BlockSemantics,
  callee: number,
  table: number | undefined,
  symbolAt: (node: number) => Symbol | undefined,
): Finding | undefined {
  const target = symbolAt(callee);
  const name = tokenText(tree, tree.first[callee]);
  if (!target) return undefined; // a function, or nothing that is declared
  if (target.kind !== SymbolKind.Register)
    return { ...nodeRange(tree, callee), message: `\`${name}\` is no function and no register, and cannot be called.` };
  if (target.vector > 1 || !/^\.[bus](?:32|64)$/.test(target.type))
    return {
      ...nodeRange(tree, callee),
      message: `\`${name}\` is \`${target.type}\`, and the address of a function is \`.u64\` or \`.u32\`.`,
    };
  if (table === undefined)
    return {
      ...nodeRange(tree, callee),
      message: `A call through the register \`${name}\` needs a prototype behind its arguments: the label of a \`.callprototype\` or \`.calltargets\`.`,
    };
  const prototype = symbolAt(table);
  if (!prototype) return undefined;
  const kind = prototype.kind === SymbolKind.Table ? tree.kinds[tree.next[prototype.declaration]] : NodeKind.Root;
  const range = nodeRange(tree, table);
  if ((kind === NodeKind.CallPrototype || kind === NodeKind.CallTargets) && prototype.start > range.start)
    return { ...range, message: `\`${prototype.name}\` is declared further down: a prototype stands before the call.` };
  if (kind === NodeKind.CallPrototype || kind === NodeKind.CallTargets) return undefined;
  return {
    ...range,
    message: `\`${prototype.name}\` is no \`.callprototype\` and no \`.calltargets\`.`,
  };
}

function checkInModule({ module, block, summary: { free, calls } }: BlockInModule, report: Report): void {
  for (const { callee, table, start } of calls) {
    if (!table || callee === undefined || !declaredBefore(module, callee, block, start)) continue;
    const message = `\`${callee}\` is called by its name, so no prototype belongs here: prototypes are for calls through registers.`;
    report({ ...table, message });
  }
  for (const { name, expected, start, end, inFunction } of free) {
    if (expected !== 'function' || inFunction === undefined) continue;
    const symbol = declaredBefore(module, name, block, start)?.symbol;
    if (!symbol || symbol.kind === SymbolKind.Function) continue;
    const isCall = calls.some((site) => site.start === start);
    // ptxas 13.0 lets kernels stand in `.calltargets`.
    if (symbol.kind === SymbolKind.Entry && !isCall) continue;
    const what = symbol.kind === SymbolKind.Entry ? 'a kernel, which only the host launches' : 'a variable';
    report({ start, end, message: `\`${name}\` cannot be called: it is ${what}.` });
  }
}

export default defineRule({
  code: 'call-target',
  severity: 'error',
  title: 'A call of something that cannot be called.',
  why: 'Device functions are called by their names; kernels are launched by the host. A call through a register has the label of a `.callprototype` or `.calltargets` behind its arguments, which tells what is passed.',
  bad: '.reg .b64 %address;\ncall %address;',
  good: '.reg .b64 %address;\nproto: .callprototype _ ();\ncall %address, (), proto;',
  checkBlock: check,
  checkInModule,
});
