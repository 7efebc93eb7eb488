#!/usr/bin/env node
// Renews the compiler-made corpus: every test/corpus/src/*.cu is compiled for each of its targets into
// test/corpus/ptx/<name>.<target>.ptx, and every one of those files goes through ptxas, whose register, stack and
// shared memory counts are written to test/corpus/registers.json.
//
//   node scripts/corpus.mjs                 renew everything
//   node scripts/corpus.mjs --only NAME     renew one source (may be given more than once)
//   node scripts/corpus.mjs --check         write nothing, exit 1 when a committed file is stale
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const corpusDir = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'test', 'corpus');
const sourceDir = path.join(corpusDir, 'src');
const ptxDir = path.join(corpusDir, 'ptx');
const registersFile = path.join(corpusDir, 'registers.json');

const DEFAULT_TARGETS = ['sm_75', 'sm_80', 'sm_90a', 'sm_100a', 'sm_120'];
// nvcc takes about a second and a lot of memory for each file; two at a time leave a small machine usable.
const PARALLEL_JOBS = 2;

/** A mistake worth a one-line message and its own exit status, not a stack trace. */
class Stop extends Error {
  constructor(message, status = 1) {
    super(message);
    this.status = status;
  }
}

/** The version of a CUDA tool, such as "13.0.88". */
function toolVersion(tool) {
  const result = spawnSync(tool, ['--version'], { encoding: 'utf8' });
  if (result.error || result.status !== 0) {
    throw new Stop(
      `corpus: ${tool} was not found. Renewing the corpus needs nvcc and ptxas of a CUDA 13 toolkit on PATH; ` +
        'the committed files under test/corpus/ptx work without them.',
      2,
    );
  }
  const version = /\bV(\d+\.\d+\.\d+)/.exec(result.stdout);
  if (!version) throw new Stop(`corpus: ${tool} --version names no version`, 2);
  return version[1];
}

/** Runs a tool in the source folder and resolves to what it printed. Rejects when it fails. */
function runTool(tool, args) {
  // Debug information records the working directory. The compiler believes PWD when PWD names the same folder as ".",
  // so this gives a name that is the same on every machine.
  const env = { ...process.env, PWD: '/proc/self/cwd' };
  return new Promise((resolve, reject) => {
    const child = spawn(tool, args, { cwd: sourceDir, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(output);
      else reject(new Stop(`corpus: ${tool} ${args.join(' ')} failed\n${output}`));
    });
  });
}

/** What a source asks for in the comment lines at its top. */
function readSource(name) {
  const head = fs
    .readFileSync(path.join(sourceDir, `${name}.cu`), 'utf8')
    .split('\n')
    .slice(0, 4)
    .join('\n');
  const list = (key) => new RegExp(`^// ${key}: (.+)$`, 'm').exec(head)?.[1].trim().split(/\s+/);
  return { name, targets: list('targets') ?? DEFAULT_TARGETS, flags: list('flags') ?? [] };
}

/** Every (source, target) pair to compile. */
function listJobs(only) {
  const names = fs
    .readdirSync(sourceDir)
    .filter((file) => file.endsWith('.cu'))
    .map((file) => file.slice(0, -3))
    .sort();
  const unknown = only.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Stop(`corpus: no such source: ${unknown.join(', ')}`, 2);
  const wanted = only.length > 0 ? names.filter((name) => only.includes(name)) : names;
  return wanted
    .map(readSource)
    .flatMap(({ name, targets, flags }) =>
      targets.map((target) => ({ name, target, flags, file: `${name}.${target}.ptx` })),
    );
}

/**
 * Takes out of the compiler's output what depends on the machine: where the sources and the toolkit lie, the times and
 * sizes of files, and the hash of the source's absolute path that it puts in the names of file-local symbols.
 */
function normalise(text, name) {
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  const renamed = (part) => part.replace(/(_INTERNAL_|_GLOBAL__N__|__nv_static_\d+__)[0-9a-f]{8}_/g, `$1${hash}_`);
  const files = text.replace(/^(\t\.file\t\d+ ")([^"]*)".*$/gm, (_, head, file) => `${head}${neutralPath(file)}"`);
  // Debug sections spell the same names as lists of bytes, a name broken over several lines.
  return renamed(files).replace(/(?:^\.b8 [\d,]+\n)+/gm, (lines) => mapBytes(lines, renamed));
}

/** Changes the text that some `.b8` lines spell; it must keep its length, and each line keeps its number of bytes. */
function mapBytes(lines, change) {
  const rows = lines
    .trimEnd()
    .split('\n')
    .map((line) => line.slice('.b8 '.length).split(','));
  const bytes = Buffer.from(change(Buffer.from(rows.flat().map(Number)).toString('latin1')), 'latin1');
  let at = 0;
  const line = (row) => {
    const part = bytes.subarray(at, at + row.length);
    at += row.length;
    return `.b8 ${[...part].join(',')}\n`;
  };
  return rows.map(line).join('');
}

function neutralPath(file) {
  const inToolkit = /\/include\/(.*)$/.exec(file);
  if (inToolkit) return `cuda/include/${inToolkit[1]}`;
  return path.basename(file);
}

/** Fails when something of this machine is left in an output, in plain text or in the bytes of a debug section. */
function refuseLeaks(text, file) {
  const bytes = [...text.matchAll(/^\.b8 ([\d,]+)$/gm)].flatMap((match) => match[1].split(',').map(Number));
  const all = text + Buffer.from(bytes).toString('latin1');
  const leaks = [corpusDir, os.tmpdir(), os.homedir(), '/usr/', '/tmp/', '/opt/'].filter(
    (leak) => leak.length > 1 && all.includes(leak),
  );
  // In a source without a symbol of external linkage the compiler ends the names of file-local symbols in its process number.
  const processNumber = /_INTERNAL_[0-9a-f]{8}_\d+_\w+?_cu_[0-9a-f]{8}_\d+/.exec(all);
  if (processNumber) leaks.push(processNumber[0]);
  if (leaks.length > 0) throw new Stop(`corpus: ${file} contains ${leaks.join(', ')}`);
}

/** The resource counts of `ptxas -v`, one record for each entry function. */
function parseResources(output, job) {
  const kernels = [];
  let entry = null;
  let inEntry = false;
  for (const line of output.split('\n')) {
    const start = /Compiling entry function '([^']+)'/.exec(line);
    if (start) {
      entry = { file: job.file, kernel: start[1], target: job.target };
      kernels.push(entry);
    }
    // A file's device functions are listed between its entries; only the entries' own numbers count.
    const properties = /Function properties for (\S+)/.exec(line);
    if (properties) inEntry = properties[1] === entry?.kernel;
    const stack = /(\d+) bytes stack frame, (\d+) bytes spill stores, (\d+) bytes spill loads/.exec(line);
    if (stack && inEntry) entry.stack = stack.slice(1).map(Number);
    const used = /Used (\d+) registers/.exec(line);
    if (used && inEntry) {
      entry.registers = Number(used[1]);
      entry.shared = Number(/(\d+) bytes smem/.exec(line)?.[1] ?? 0);
    }
  }
  return kernels.map(({ file, kernel, target, registers, stack, shared }) => {
    if (registers === undefined || !stack) throw new Stop(`corpus: ptxas gave no counts for ${kernel} of ${file}`);
    const [stackBytes, spillStores, spillLoads] = stack;
    return { file, kernel, target, registers, spillStores, spillLoads, stackBytes, sharedBytes: shared };
  });
}

/** Compiles one source for one target and asks ptxas about the result. */
async function compile(job, workDir) {
  const raw = path.join(workDir, `raw.${job.file}`);
  const clean = path.join(workDir, job.file);
  await runTool('nvcc', ['-ptx', `-arch=${job.target}`, ...job.flags, `${job.name}.cu`, '-o', raw]);
  const text = normalise(fs.readFileSync(raw, 'utf8'), job.name);
  refuseLeaks(text, job.file);
  // ptxas gets the text that is committed, so that the counts are those of exactly that file.
  fs.writeFileSync(clean, text);
  const report = await runTool('ptxas', ['-v', `-arch=${job.target}`, clean, '-o', `${clean}.cubin`]);
  const kernels = parseResources(report, job);
  const entries = [...text.matchAll(/^\s*(?:\.\w+\s+)*\.entry\s+([\w$]+)/gm)].map((match) => match[1]);
  const missing = entries.filter((entry) => !kernels.some(({ kernel }) => kernel === entry));
  if (missing.length > 0) throw new Stop(`corpus: ptxas did not report ${missing.join(', ')} of ${job.file}`);
  if (entries.length === 0) throw new Stop(`corpus: ${job.file} has no entry function`);
  return { ...job, text, kernels };
}

/** Compiles all jobs, a few at a time. All failures are reported, not only the first. */
async function compileAll(jobs) {
  const workDir = fs.mkdtempSync(path.join(os.tmpdir(), 'ptx-corpus-'));
  const results = new Array(jobs.length);
  const failures = [];
  let next = 0;
  const worker = async () => {
    while (next < jobs.length) {
      const index = next++;
      try {
        results[index] = await compile(jobs[index], workDir);
      } catch (error) {
        if (!(error instanceof Stop)) throw error;
        failures.push(error.message);
      }
    }
  };
  try {
    await Promise.all(Array.from({ length: PARALLEL_JOBS }, worker));
  } finally {
    fs.rmSync(workDir, { recursive: true, force: true });
  }
  if (failures.length > 0) throw new Stop(failures.join('\n'));
  return results;
}

function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

/** The counts already committed for sources that this run does not touch. */
function keptKernels(names) {
  const kernels = JSON.parse(readIfThere(registersFile) ?? '{"kernels":[]}').kernels;
  return kernels.filter(({ file }) => !names.has(file.split('.')[0]));
}

/** registers.json with one kernel a line, so that a change of one number is a change of one line. */
function registersText(version, kernels) {
  const key = ({ file, kernel }) => `${file} ${kernel}`;
  const order = (a, b) => (key(a) < key(b) ? -1 : 1);
  const oneLine = (kernel) => JSON.stringify(kernel).replaceAll('":', '": ').replaceAll(',"', ', "');
  const lines = [...kernels].sort(order).map((kernel) => `    ${oneLine(kernel)}`);
  return `{\n  "ptxas": ${JSON.stringify(version)},\n  "kernels": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

/** Files under ptx/ that no (source, target) pair makes any more. */
function orphans(jobs, names, only) {
  const made = new Set(jobs.map(({ file }) => file));
  return fs
    .readdirSync(ptxDir)
    .filter((file) => !made.has(file) && (only.length === 0 || names.has(file.split('.')[0])));
}

function readOptions() {
  try {
    const options = {
      only: { type: 'string', multiple: true, default: [] },
      check: { type: 'boolean', default: false },
    };
    return parseArgs({ options }).values;
  } catch (error) {
    throw new Stop(`corpus: ${error.message}\nusage: npm run corpus -- [--only NAME]... [--check]`, 2);
  }
}

async function main() {
  const values = readOptions();
  toolVersion('nvcc');
  const version = toolVersion('ptxas');
  const jobs = listJobs(values.only);
  const results = await compileAll(jobs);

  fs.mkdirSync(ptxDir, { recursive: true });
  const names = new Set(jobs.map(({ name }) => name));
  const fresh = results.flatMap(({ kernels }) => kernels);
  const kept = values.only.length > 0 ? keptKernels(names) : [];
  const outputs = [
    ...results.map(({ file, text }) => [path.join(ptxDir, file), text]),
    [registersFile, registersText(version, [...kept, ...fresh])],
  ];
  const changed = outputs.filter(([file, text]) => readIfThere(file) !== text);
  const left = orphans(jobs, names, values.only).map((file) => path.join(ptxDir, file));
  if (values.check) {
    const stale = [...changed.map(([file]) => file), ...left].map((file) => path.relative(corpusDir, file));
    if (stale.length > 0) throw new Stop(`corpus: stale, run "npm run corpus":\n  ${stale.join('\n  ')}`);
  } else {
    for (const [file, text] of changed) fs.writeFileSync(file, text);
    for (const file of left) fs.rmSync(file);
  }
  const bytes = results.reduce((sum, { text }) => sum + text.length, 0);
  console.log(
    `corpus: ${names.size} sources, ${results.length} PTX files, ${fresh.length} kernels, ${bytes} bytes` +
      (values.check ? '; all up to date' : `; ${changed.length} written, ${left.length} removed`),
  );
}

try {
  await main();
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(error.message);
  process.exitCode = error.status;
}
