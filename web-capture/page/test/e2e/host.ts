/** Serves the built page as the binary does: same paths, same content security policy. */
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fake, type Fake, type Options } from '../fake/server.ts';

const DIST = join(import.meta.dirname, '../../dist');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
};

export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export type Host = { readonly api: Fake; readonly url: string; readonly close: () => Promise<void> };

export async function host(options: Options = {}): Promise<Host> {
  const api = fake(options);
  const server: Server = createServer((request, response) => {
    if (api.handle(request, response)) return;
    const path = normalize(new URL(request.url ?? '/', 'http://page').pathname).replace(/^\/capture\//, '');
    const file = join(DIST, path === '' ? 'index.html' : path);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const packed = existsSync(`${file}.gz`);
    response.writeHead(200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
      'Content-Security-Policy': `${POLICY}; frame-ancestors ${(options.ancestors ?? []).join(' ') || "'none'"}`,
      'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), payment=()',
      'X-Content-Type-Options': 'nosniff',
      ...(packed ? { 'Content-Encoding': 'gzip' } : {}),
    });
    createReadStream(packed ? `${file}.gz` : file).pipe(response);
  });
  await new Promise<void>((ready) => {
    server.listen(0, '127.0.0.1', ready);
  });
  const { port } = server.address() as AddressInfo;
  return {
    api,
    url: `http://localhost:${port}/capture/#cap_test`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
