// How fast the TextMate grammar colours the corpus: lines and megabytes per second, best of several rounds.
//   node bench/grammar.mjs [GRAMMAR.json]
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { INITIAL, Registry } = require('vscode-textmate');
const oniguruma = require('vscode-oniguruma');

const root = fileURLToPath(new URL('..', import.meta.url));
const corpus = path.join(root, 'test', 'corpus', 'ptx');
const ROUNDS = 5;

async function loadGrammar(file) {
  await oniguruma.loadWASM(fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer);
  const registry = new Registry({
    onigLib: Promise.resolve(oniguruma),
    loadGrammar: async () => JSON.parse(fs.readFileSync(file, 'utf8')),
  });
  return registry.loadGrammar('source.ptx');
}

/** Tokenises all files and returns the milliseconds it took, as an editor does: encoded tokens, state passed on. */
function measure(grammar, files) {
  const start = performance.now();
  for (const lines of files) {
    let state = INITIAL;
    for (const line of lines) state = grammar.tokenizeLine2(line, state).ruleStack;
  }
  return performance.now() - start;
}

async function main() {
  const names = fs.existsSync(corpus) ? fs.readdirSync(corpus).filter((name) => name.endsWith('.ptx')) : [];
  if (names.length === 0) {
    console.log('grammar: test/corpus/ptx has no files, nothing measured');
    return;
  }
  const texts = names.sort().map((name) => fs.readFileSync(path.join(corpus, name), 'utf8'));
  const files = texts.map((text) => text.split('\n'));
  const lines = files.reduce((sum, file) => sum + file.length, 0);
  const bytes = texts.reduce((sum, text) => sum + text.length, 0);
  const grammar = await loadGrammar(process.argv[2] ?? path.join(root, 'syntaxes', 'ptx.tmLanguage.json'));
  const times = Array.from({ length: ROUNDS }, () => measure(grammar, files));
  const seconds = Math.min(...times) / 1000;
  console.log(
    `grammar: ${names.length} files, ${lines} lines in ${(seconds * 1000).toFixed(0)} ms: ` +
      `${Math.round(lines / seconds)} lines/s, ${(bytes / seconds / 1e6).toFixed(1)} MB/s`,
  );
}

await main();
