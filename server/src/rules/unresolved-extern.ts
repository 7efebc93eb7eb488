// External functions and variables, which the module does not have.
import { type ModuleSymbol, SymbolKind } from '../semantic/symbols';
import { defineRule } from './rule';

export default defineRule({
  code: 'unresolved-extern',
  severity: 'information',
  title: 'Something external that the module does not have.',
  why: 'ptxas compiles a module that uses a function from elsewhere only with `-c`, for a linker; without it it stops with "Unresolved extern function", and of a variable it ignores the `.extern` (13.0 and 13.3). Not told of `vprintf`, `malloc`, `free`, `__assertfail` and the like, which are part of the driver and of dynamic shared memory, which comes with the launch.',
  bad: '.extern .func elsewhere();\n.entry k1() { call elsewhere; ret; }',
  good: '.visible .func elsewhere() { ret; }\n.entry k1() { call elsewhere; ret; }',
  scope: 'module',
  checkDeclarations({ module, report }) {
    for (const [{ block, symbol }] of module.byName.values()) {
      if (!isMissing(symbol)) continue;
      const { name, kind, start, end } = symbol;
      const message =
        kind === SymbolKind.Function
          ? `\`${name}\` is defined elsewhere: ptxas compiles what calls it only with \`-c\`, and a linker has to find it.`
          : `\`${name}\` is defined elsewhere: without \`-c\` ptxas ignores the \`.extern\` and makes a variable of its own.`;
      report(block, { start, end, message });
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
