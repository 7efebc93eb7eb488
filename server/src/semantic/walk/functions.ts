// The beginning and the end of a function.
import { unrestricted } from '../../isa/availability';
import { childOf, NodeKind, tokenText } from '../../syntax/nodes';
import { describeFunction, launchBounds } from '../functions';
import { type ModuleSymbol, SymbolKind } from '../symbols';
import { noteDeclaration } from './header';
import { freePending, openScope } from './scopes';
import { walk } from './state';

/** The parameters and the body are visited next; `endFunction` follows when the function's scope closes. */
export function beginFunction(node: number, hasBody: boolean): void {
  const { tree } = walk;
  noteDeclaration(node);
  freePending(); // what stands before it is the module's
  const nameNode = childOf(tree, node, NodeKind.Name);
  const symbol = nameNode >= 0 ? functionSymbol(node, nameNode, hasBody) : undefined;
  if (symbol) walk.moduleSymbols.push(symbol);
  openScope(node, tree.next[node]);
  const bounds = launchBounds(tree, node);
  walk.open = {
    node,
    symbol,
    hasBody,
    bounds,
    sharedBytes: 0,
    setsMaxRegisters: false,
    largestIncrease: undefined,
    opcodes: [],
    availability: unrestricted(),
  };
  walk.code.start();
  walk.stamp++;
}

function functionSymbol(node: number, nameNode: number, isDefinition: boolean): ModuleSymbol {
  const { tree } = walk;
  let isEntry = false;
  let linkage = '';
  for (let token = tree.first[node]; token < tree.first[nameNode]; token++) {
    const word = tokenText(tree, token);
    if (word === '.entry') isEntry = true;
    else if (word === '.extern' || word === '.visible' || word === '.weak' || word === '.common') linkage = word;
  }
  return {
    kind: isEntry ? SymbolKind.Entry : SymbolKind.Function,
    name: walk.textOf(nameNode),
    node: nameNode,
    start: walk.startOf(nameNode),
    end: walk.endOf(nameNode),
    declaration: node,
    count: undefined,
    type: '',
    vector: 1,
    units: 0,
    bytes: undefined,
    space: '',
    scope: 0,
    instruction: 0,
    isDefinition,
    linkage,
  };
}

/** After the function's scope has closed. */
export function endFunction(): void {
  freePending();
  const { open } = walk;
  if (open?.symbol) {
    const code = walk.code.finish(walk.symbols);
    const info = describeFunction(open, open.symbol, code);
    walk.functions.push(info);
    walk.visitor(info, code);
  }
  walk.open = undefined;
}
