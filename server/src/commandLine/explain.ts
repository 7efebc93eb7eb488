// `ptx-lens explain NAME...`: the documentation that hovers show, in the terminal.
import { explainName } from '../features/documentation/explain';
import { UsageError } from './usage';

export function explain(names: readonly string[]): number {
  if (names.length === 0)
    throw new UsageError('explain wants names, for instance: ptx-lens explain shfl.sync %laneid .ftz');
  let unknown = 0;
  for (const name of names) {
    const text = explainName(name);
    if (text === undefined) {
      process.stderr.write(
        `ptx-lens: "${name}" is no instruction, modifier, directive, type, special register or diagnostic that is described\n`,
      );
      unknown++;
    } else process.stdout.write(`${text.trimEnd()}\n\n`);
  }
  return unknown > 0 ? 2 : 0;
}
