// What each request costs the server on a large file: CPU time of its main thread, in milliseconds, for requests at places
// all over the file, a letter typed before each. What the letter itself costs, with the diagnostics that follow, is the first
// row. Goal: p95 under 20, for some under 5.
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
  options: { megabytes: { type: 'string', default: '10' }, count: { type: 'string', default: '60' } },
});
const uri = 'file:///large.ptx';
const server = join(root, 'dist/server.js');
if (!existsSync(server) || process.platform !== 'linux') {
  console.error('Run `npm run build` first; the CPU time of the server is read from /proc, on Linux.');
  process.exit(2);
}

const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = createMessageConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
connection.onRequest('workspace/configuration', ({ items }) => items.map(() => ({ diagnostics: { enable: false } })));
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
await connection.sendRequest('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 0 } });
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

/** Method, pattern of the places, parameters, p95 that is the goal. */
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
];

let version = 1;
const letters = [];
const rows = [];
for (const [method, pattern, parameters, goal, what = ''] of requests) {
  const times = [];
  for (const position of places(pattern)) {
    await type({ line: position.line, character: lines[position.line].length });
    const before = busy();
    try {
      await connection.sendRequest(`textDocument/${method}`, parameters(position));
    } catch {
      break; // not answered by this server
    }
    times.push(busy() - before);
  }
  if (times.length > 0) rows.push({ name: `${method} ${what}`.trim(), times: times.sort((a, b) => a - b), goal });
}

/** Types a blank at the end of a line, and waits until the text is analysed. */
async function type(position) {
  const before = busy();
  lines[position.line] += ' ';
  await connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version: ++version },
    contentChanges: [{ range: { start: position, end: position }, text: ' ' }],
  });
  await connection.sendRequest('textDocument/hover', at({ line: 0, character: 0 }));
  letters.push(busy() - before);
}

const quantile = (times, q) => times[Math.min(times.length - 1, Math.floor(times.length * q))].toFixed(1).padStart(8);
rows.unshift({ name: 'a letter, analysed', times: letters.sort((a, b) => a - b), goal: 20 });
console.log(`${'request'.padEnd(32)}${'median'.padStart(8)}${'p95'.padStart(8)}${'most'.padStart(8)}   goal`);
for (const { name, times, goal } of rows) {
  const p95 = quantile(times, 0.95);
  const mark = Number(p95) <= goal ? '' : '  missed';
  console.log(`${name.padEnd(32)}${quantile(times, 0.5)}${p95}${quantile(times, 1)}   ${goal}${mark}`);
}
connection.dispose();
child.kill();
