// What the quick way learns from the corpus, made part of the products: an esbuild plugin that fills
// server/src/semantic/plain/everyday.ts.
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { root } from './processes.mjs';

export async function everydayPlugin() {
  const everyday = await makeEveryday();
  return {
    name: 'everyday',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]semantic[\\/]plain[\\/]everyday\.ts$/ }, () => ({
        contents: `export const everyday = ${JSON.stringify(everyday)};`,
        loader: 'ts',
      }));
    },
  };
}

async function makeEveryday() {
  const folder = join(root, 'node_modules', '.cache', 'ptx-lens');
  const outfile = join(folder, `everyday.${process.pid}.mjs`);
  mkdirSync(folder, { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ['server/src/semantic/plain/makeEveryday.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'warning',
  });
  try {
    const { makeEveryday } = await import(pathToFileURL(outfile).href);
    return makeEveryday(corpus());
  } finally {
    rmSync(outfile);
  }
}

function corpus() {
  const folder = join(root, 'test/corpus/ptx');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ptx'));
  return names.sort().map((name) => readFileSync(join(folder, name), 'latin1'));
}
