// Who may import whom (docs/architecture.md). Each import of the product is resolved; one against the direction fails.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type SourceFile, sourceFiles } from './files';

const files = sourceFiles('server/src', 'client/src');

const judges = ['base', 'isa', 'syntax', 'semantic', 'flow', 'rules', 'analysis'];
/** All that answers questions; what serves it to people may use all of it. */
const engine = [...judges, 'demangle', 'embedding', 'features', 'toolchain'];

/** Layer -> the layers that it may import besides itself. */
const layers: Readonly<Record<string, readonly string[]>> = {
  base: [],
  demangle: [],
  isa: ['base'],
  syntax: ['base', 'quick'],
  quick: ['base'],
  semantic: ['base', 'isa', 'syntax', 'quick'],
  flow: ['base', 'isa', 'syntax', 'quick', 'semantic'],
  rules: ['base', 'isa', 'syntax', 'semantic', 'flow'],
  analysis: ['base', 'isa', 'syntax', 'semantic', 'flow', 'rules'],
  embedding: judges,
  features: [...judges, 'demangle', 'embedding'],
  toolchain: judges,
  lsp: engine,
  server: ['lsp', 'toolchain'],
  commandLine: engine,
  cli: ['commandLine', 'server', 'toolchain'],
  client: ['protocol'],
};

/** Files directly in server/src. */
const singles: Readonly<Record<string, string>> = {
  'server/src/analysis.ts': 'analysis',
  'server/src/flowFindings.ts': 'analysis',
  'server/src/knownBlocks.ts': 'analysis',
  'server/src/sniff.ts': 'analysis',
  'server/src/suppression.ts': 'analysis',
  'server/src/server.ts': 'server',
  'server/src/server.browser.ts': 'server',
  'server/src/cli.ts': 'cli',
};

function layerOf(path: string): string {
  if (path.startsWith('client/')) return 'client';
  return singles[path] ?? path.split('/')[2];
}

const isOurs = (name: string): boolean => name.startsWith('server/') || name.startsWith('client/');

function allowed(from: string, target: string): boolean {
  const [own, other] = [layerOf(from), layerOf(target)];
  if (own === other) return true;
  if (own === 'client') return target === 'server/src/lsp/protocol.ts';
  return layers[own]?.includes(other) ?? false;
}

const importing = (matches: (name: string, file: SourceFile) => boolean): string[] =>
  files.flatMap((file) =>
    file.imports.filter((name) => matches(name, file)).map((name) => `${file.path} imports ${name}`),
  );

test('every file belongs to a layer', () => {
  assert.deepEqual(
    files.map(({ path }) => path).filter((path) => !(layerOf(path) in layers)),
    [],
  );
});

test('no import goes against the direction of the layers', () => {
  assert.deepEqual(
    importing((name, { path }) => isOurs(name) && !allowed(path, name)),
    [],
  );
});

test('the editor is known to lsp/, the servers and the client alone', () => {
  const may = (path: string): boolean => ['lsp', 'server', 'client'].includes(layerOf(path));
  assert.deepEqual(
    importing((name, { path }) => /^vscode(?:-|$)/.test(name) && !may(path)),
    [],
  );
});

test('Node is known to toolchain/node/, the command line and the Node server alone', () => {
  const may = (path: string): boolean =>
    ['commandLine', 'cli'].includes(layerOf(path)) ||
    path.startsWith('server/src/toolchain/node/') ||
    path === 'server/src/server.ts';
  const isNode = (name: string): boolean =>
    name.startsWith('node:') || ['fs', 'path', 'os', 'child_process'].includes(name);
  assert.deepEqual(
    importing((name, { path }) => isNode(name) && layerOf(path) !== 'client' && !may(path)),
    [],
  );
});

test('the browser server does not reach Node', () => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const open = ['server/src/server.browser.ts', 'client/src/extension.web.ts'].filter((path) => byPath.has(path));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const names = byPath.get(path)!.imports;
    assert.deepEqual(
      names.filter((name) => name.startsWith('node:')),
      [],
      path,
    );
    open.push(...names.filter(isOurs));
  }
});

/** Files that import each other in a circle, each circle with its reason. */
const circles: Readonly<Record<string, string>> = {
  'server/src/demangle/itanium/encoding.ts <-> server/src/demangle/itanium/expressions.ts <-> server/src/demangle/itanium/names.ts <-> server/src/demangle/itanium/types.ts':
    'The grammar of mangled names is recursive: a name holds types, a type holds names and expressions, an expression holds whole names.',
  'server/src/demangle/itanium/print.ts <-> server/src/demangle/itanium/printExpression.ts':
    'Types hold expressions and expressions types.',
  'server/src/syntax/grammar/functions.ts <-> server/src/syntax/grammar/instructions.ts <-> server/src/syntax/grammar/module.ts <-> server/src/syntax/grammar/statements.ts':
    'The grammar is recursive: functions hold blocks, blocks hold statements, a prototype in a block is a signature. module.ts stands in it because `.pragma` and `.loc`, which occur at each level, are parsed there.',
  'server/src/syntax/lexer.ts <-> server/src/syntax/numbers.ts':
    'The lexer calls the reader of numbers, which takes the state of the lexer: back goes a type only.',
};

test('files import each other in no circle, but for those with a reason', () => {
  assert.deepEqual(
    circlesOf(files).filter((circle) => !(circle in circles)),
    [],
  );
  for (const circle of Object.keys(circles))
    assert.ok(circlesOf(files).includes(circle), `${circle} is gone: take it out here`);
});

/** The strongly connected components of more than one file (Tarjan), each as its sorted names. */
function circlesOf(all: readonly SourceFile[]): string[] {
  const edges = new Map(all.map(({ path, imports }) => [path, imports.filter(isOurs)]));
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const result: string[] = [];
  const visit = (path: string): void => {
    index.set(path, index.size);
    low.set(path, index.get(path)!);
    stack.push(path);
    for (const target of edges.get(path) ?? []) {
      if (!index.has(target)) visit(target);
      if (stack.includes(target)) low.set(path, Math.min(low.get(path)!, low.get(target)!));
    }
    if (low.get(path) !== index.get(path)) return;
    const component = stack.splice(stack.indexOf(path));
    if (component.length > 1) result.push(component.sort().join(' <-> '));
  };
  for (const { path } of all) if (!index.has(path)) visit(path);
  return result.sort();
}
