// All fixtures with findings in them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const fixtures = ['mistakes', 'warnings', 'accepted', 'fixes'].flatMap((folder) => {
  const path = join(process.cwd(), 'test/fixtures', folder);
  const files = readdirSync(path).filter((file) => file.endsWith('.ptx'));
  return files.map((name) => ({ name, folder, text: readFileSync(join(path, name), 'utf8') }));
});
