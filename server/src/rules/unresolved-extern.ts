// External functions and variables that the module uses and does not have.
import { type ModuleSymbol, SymbolKind } from '../semantic/symbols';
import { defineRule } from './rule';

export default defineRule({
  code: 'unresolved-extern',
  severity: 'information',
  title: 'Something external that the module uses and does not have.',
  why: 'ptxas compiles a module that uses a function from elsewhere only with `-c`, for a linker; without it it stops with "Unresolved extern function", and of a variable it ignores the `.extern` (13.0 and 13.3). Told once for each name that an instruction uses; `vprintf`, `malloc`, `free`, `__assertfail` and the like are part of the driver, and dynamic shared memory comes with the launch.',
  bad: '.extern .func elsewhere();\n.entry k1() { call elsewhere; ret; }',
  good: '.visible .func elsewhere() { ret; }\n.entry k1() { call elsewhere; ret; }',
  scope: 'module',
  checkModule({ module, blocks, report }) {
    const missing = [...module.byName.values()].flatMap(([entry]) => (isMissing(entry.symbol) ? [entry] : []));
    if (missing.length === 0) return;
    const used = new Set(blocks.flatMap(({ free }) => free.map(({ name }) => name)));
    for (const { block, symbol } of missing) {
      const { name } = symbol;
      if (!used.has(name)) continue;
      const message =
        symbol.kind === SymbolKind.Function
          ? `\`${name}\` is defined elsewhere: ptxas compiles this module only with \`-c\`, and a linker has to find the function.`
          : `\`${name}\` is defined elsewhere: without \`-c\` ptxas ignores the \`.extern\` and makes a variable of its own.`;
      report(block, { start: symbol.start, end: symbol.end, message });
    }
  },
});

/** With a definition beside it, an `.extern` is an error. */
function isMissing({ linkage, space, name }: ModuleSymbol): boolean {
  return linkage === '.extern' && space !== '.shared' && !isProvided(name);
}

/** What ptxas 13.0 takes without a definition: system calls of the driver, and on newer targets the device runtime's. */
function isProvided(name: string): boolean {
  return /^(?:vf?printf|malloc|free|__assertfail|__cuda_syscall_\w+|__trap|cudaGraphLaunch)$/.test(name);
}
