/** A tenant's own site, on an origin of its own: one page, and the loader beside it. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const SDK = join(import.meta.dirname, '../../../sdk');

export type Shop = { readonly url: string; readonly close: () => Promise<void> };

/** `html` is the page; `files` are served beside it. */
export async function shop(html: () => string, files: Record<string, string> = {}): Promise<Shop> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path === '/') return void response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html());
    const script = path === '/honnin/index.js' ? readFileSync(join(SDK, 'index.js'), 'utf8') : files[path];
    if (script === undefined) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script);
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
