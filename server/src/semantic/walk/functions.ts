// The beginning and the end of a function.
import { unrestricted } from '../../isa/availability';
import { NameClass } from '../../isa/nameClasses';
import { childOf, NodeKind, tokenText } from '../../syntax/nodes';
import { describeFunction, launchBounds } from '../functions';
import { vectorOfWord } from '../needs';
import { directiveNumbers } from '../numbers';
import { type ModuleSymbol, SymbolKind } from '../symbols';
import { noteDeclaration, withdraw } from './header';
import { freePending, openScope } from './scopes';
import { walk } from './state';

/** The parameters and the body are visited next; `endFunction` follows when the function's scope closes. */
export function beginFunction(node: number, hasBody: boolean): void {
  const { tree } = walk;
  noteDeclaration(node);
  freePending(); // what stands before it is the module's
  const nameNode = childOf(tree, node, NodeKind.Name);
  const symbol = nameNode >= 0 ? functionSymbol(node, nameNode, hasBody) : undefined;
  openScope(node, tree.next[node]);
  const bounds = launchBounds(tree, node);
  walk.open = {
    node,
    symbol,
    hasBody,
    bounds,
    sharedBytes: 0,
    setsMaxRegisters: false,
    parameterBytes: 0,
    signature: symbol?.kind === SymbolKind.Function ? { results: [], parameters: [] } : undefined,
    largestIncrease: undefined,
    opcodes: [],
    availability: unrestricted(),
  };
  const { signature } = walk.open;
  if (symbol) walk.moduleSymbols.push(signature ? { ...symbol, signature } : symbol);
  noteHeaderWords(node);
  walk.code.start();
  walk.stamp++;
}

/** What the words of a function's header need, and whether a rule may have something to say about them. */
function noteHeaderWords(node: number): void {
  const { tree } = walk;
  const seen: string[] = [];
  const linkage = vectorOfWord(tokenText(tree, tree.first[node]));
  if (linkage) walk.require(linkage);
  if (tokenText(tree, tree.first[node]) === '.common') walk.unusual++;
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child]) {
    if (tree.kinds[child] !== NodeKind.HeaderDirective) continue;
    const word = tokenText(tree, tree.first[child]);
    const vector = vectorOfWord(word);
    if (vector) walk.require(vector);
    if (word === '.maxnctapersm') withdraw(tree.first[child], word, '2.1');
    if (seen.includes(word) || directiveNumbers(tree, child).some((value) => value === 0 || value >= 2 ** 32))
      walk.unusual++;
    seen.push(word);
  }
  if (seen.includes('.noreturn') && walk.open?.signature) walk.open.signature.noReturn = true;
  if (seen.length > 0 && !areUsual(seen)) walk.unusual++;
}

function areUsual(words: readonly string[]): boolean {
  const has = (word: string): boolean => words.includes(word);
  if (has('.noreturn') && words[0] !== '.noreturn') return false;
  if (has('.noreturn') && walk.open?.signature !== undefined)
    return childOf(walk.tree, walk.open.node, NodeKind.ReturnParameters) < 0;
  if (has('.reqntid') && has('.maxntid')) return false;
  if (has('.minnctapersm') && !has('.reqntid') && !has('.maxntid')) return false;
  return !has('.maxnctapersm') && !has('.blocksareclusters') && !(has('.reqnctapercluster') && has('.maxclusterrank'));
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
    nameClass: NameClass.Function,
    units: 0,
    bytes: undefined,
    space: '',
    align: 0,
    scope: 0,
    instruction: 0,
    isDefinition,
    linkage,
    ...(hasDirective(node, '.noreturn') && { neverReturns: true }),
  };
}

function hasDirective(node: number, word: string): boolean {
  const { tree } = walk;
  for (let child = node + 1; child < tree.next[node]; child = tree.next[child])
    if (tree.kinds[child] === NodeKind.HeaderDirective && tokenText(tree, tree.first[child]) === word) return true;
  return false;
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
