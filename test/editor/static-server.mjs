// Serves one folder over loopback HTTP: a web extension that starts workers must not be "remote" to the page.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = { '.js': 'text/javascript', '.json': 'application/json', '.map': 'application/json' };
const ANYONE = { 'Access-Control-Allow-Origin': '*' };

export async function serveFolder(folder) {
  const root = normalize(join(folder, '.'));
  const server = createServer((request, response) => {
    const path = normalize(join(root, decodeURIComponent(new URL(request.url, 'http://localhost').pathname)));
    const inside = path.startsWith(root.endsWith(sep) ? root : root + sep);
    if (!inside || !statSync(path, { throwIfNoEntry: false })?.isFile()) return response.writeHead(404, ANYONE).end();
    response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'text/plain', ...ANYONE });
    createReadStream(path).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}
