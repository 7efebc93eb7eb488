// What each request costs the server on a large file: CPU time of its main thread, in milliseconds, for requests at places
// all over the file, a letter typed before each. At half of them the request follows when the diagnostics have come and the
// server is idle, which is a moment after the last letter; at the other half at once (columns "at once"). Goal: p95 under 20,
// for some under 5.
//   node bench/requests.mjs [--megabytes N] [--count N]
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';
import { largeInput } from './inputs.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: { megabytes: { type: 'string', default: '10' }, count: { type: 'string', default: '80' } },
});
const uri = 'file:///large.ptx';
const server = join(root, 'dist/server.js');
if (!existsSync(server) || process.platform !== 'linux') {
  console.error('Run `npm run build` first; the CPU time of the server is read from /proc, on Linux.');
  process.exit(2);
}

const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
connection.onRequest('workspace/configuration', ({ items }) =>
  items.map(() => ({ ptxas: { check: 'off' }, inlayHints: { operandTypes: true } })),
);
const published = { version: 0, look: () => {} };
connection.onNotification('textDocument/publishDiagnostics', ({ version }) => {
  published.version = version ?? 0;
  published.look();
});
connection.listen();

/** Milliseconds that the main thread of the server has computed, from the scheduler, which counts in nanoseconds. */
const busy = () => Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

const text = largeInput(Number(values.megabytes) * 1e6);
const lines = text.split('\n');
const count = Number(values.count);

await connection.sendRequest('initialize', {
  processId: null,
  rootUri: null,
  capabilities: { workspace: { configuration: true } },
});
await connection.sendNotification('initialized', {});
const opened = busy();
await connection.sendNotification('textDocument/didOpen', {
  textDocument: { uri, languageId: 'ptx', version: 1, text },
});
await diagnostics(1);
await idle();
console.log(
  `${(text.length / 1e6).toFixed(1)} MB, ${lines.length} lines; opened in ${(busy() - opened).toFixed(0)} ms`,
);

/** Lines all over the file on which a pattern is found, with the place in the line. */
function places(pattern) {
  const found = [];
  const step = Math.floor(lines.length / count);
  for (let start = 7; start < lines.length; start += step) {
    for (let line = start; line < Math.min(lines.length, start + step); line++) {
      const match = pattern.exec(lines[line]);
      if (!match) continue;
      found.push({ line, character: match.index + match[0].length });
      break;
    }
  }
  return found;
}

const at = (position) => ({ textDocument: { uri }, position });
const visible = ({ line }) => ({ start: { line, character: 0 }, end: { line: line + 60, character: 0 } });
const register = /^\s+[a-z][\w.]*\s+%r\d/;
const whole = () => ({ textDocument: { uri } });

const spaces = { tabSize: 4, insertSpaces: true };

/** Method (of textDocument/ where it names no other), pattern of the places, parameters, p95 that is the goal. */
const requests = [
  ['hover', register, at, 5],
  ['definition', register, at, 5],
  ['semanticTokens/range', register, (p) => ({ textDocument: { uri }, range: visible(p) }), 5],
  ['semanticTokens/full', register, whole, 20],
  ['declaration', register, at, 20],
  ['typeDefinition', register, at, 20],
  ['references', register, (p) => ({ ...at(p), context: { includeDeclaration: true } }), 20],
  ['references', /%ctaid/, (p) => ({ ...at(p), context: { includeDeclaration: true } }), 20, 'special register'],
  ['references', /^\.visible \.entry \w/, (p) => ({ ...at(p), context: { includeDeclaration: true } }), 20, 'function'],
  ['documentHighlight', register, at, 20],
  ['prepareRename', register, at, 20],
  ['rename', register, (p) => ({ ...at(p), newName: '%renamed' }), 20],
  ['completion', /^\s+[a-z]/, at, 20, 'opcode'],
  ['completion', /^\s+[a-z]\w*\./, at, 20, 'modifier'],
  ['completion', register, at, 20, 'operand'],
  ['signatureHelp', register, at, 20],
  ['codeLens', register, whole, 20],
  ['documentSymbol', register, whole, 20],
  ['foldingRange', register, whole, 20],
  ['inlayHint', register, (p) => ({ textDocument: { uri }, range: visible(p) }), 20],
  [
    'codeAction',
    register,
    (p) => ({ textDocument: { uri }, range: { start: p, end: p }, context: { diagnostics: [] } }),
    20,
  ],
  ['selectionRange', register, (p) => ({ textDocument: { uri }, positions: [p] }), 20],
  ['linkedEditingRange', register, at, 20],
  ['documentLink', register, whole, 20],
  ['prepareCallHierarchy', /^\.visible \.entry \w/, at, 20],
  ['workspace/symbol', register, () => ({ query: 'kernel' }), 20],
  ['onTypeFormatting', /;$/, (p) => ({ ...at(p), ch: ';', options: spaces }), 20],
  ['rangeFormatting', register, (p) => ({ textDocument: { uri }, range: visible(p), options: spaces }), 20],
  ['ptx/maximumPressure', register, at, 20],
  ['ptx/liveRange', register, at, 20],
  ['ptx/liveValues', register, at, 20],
  ['ptx/pressure', register, (p) => ({ textDocument: { uri }, range: visible(p) }), 20],
  ['ptx/source', register, at, 20],
  ['ptx/view', register, (p) => ({ ...at(p), kind: 'form' }), 20],
];

const OTHERS = /^(?:ptx|workspace)\//;

let version = 1;
const rows = [];
for (const [method, pattern, parameters, goal, what = ''] of requests) {
  const settled = [];
  const atOnce = [];
  for (const [index, position] of places(pattern).entries()) {
    type({ line: position.line, character: lines[position.line].length });
    if (index % 2 === 0) {
      await diagnostics(version);
      await idle();
    } else await connection.sendRequest('textDocument/hover', at({ line: 0, character: 0 }));
    const before = busy();
    try {
      await connection.sendRequest(OTHERS.test(method) ? method : `textDocument/${method}`, parameters(position));
    } catch {
      // Not answered, as the whole of a large text is not.
    }
    (index % 2 === 0 ? settled : atOnce).push(busy() - before);
  }
  if (settled.length > 0) rows.push({ name: `${method} ${what}`.trim(), settled, atOnce, goal });
}

/** Types a blank at the end of a line. */
function type(position) {
  lines[position.line] += ' ';
  void connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: ++version },
    contentChanges: [{ range: { start: position, end: position }, text: ' ' }],
  });
}

/** Until the server has computed nothing for a while. */
async function idle() {
  for (let before = -1, now = busy(); now - before > 0.5; before = now, now = busy())
    await new Promise((resolve) => setTimeout(resolve, 40));
}

function diagnostics(wanted) {
  return new Promise((resolve) => {
    const look = () => {
      if (published.version >= wanted) resolve();
    };
    published.look = look;
    look();
  });
}

function quantile(times, q) {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))].toFixed(1).padStart(8);
}

console.log(`${''.padEnd(48)}${'at once'.padStart(16)}`);
console.log(
  `${'request'.padEnd(32)}${['median', 'p95', 'median', 'p95'].map((name) => name.padStart(8)).join('')}   goal`,
);
for (const { name, settled, atOnce, goal } of rows) {
  const p95 = quantile(settled, 0.95);
  const mark = Number(p95) <= goal ? '' : '  missed';
  const columns = [quantile(settled, 0.5), p95, quantile(atOnce, 0.5), quantile(atOnce, 0.95)].join('');
  console.log(`${name.padEnd(32)}${columns}   ${goal}${mark}`);
}
connection.dispose();
child.kill();
