import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Below this many bytes a compressed copy saves no packet. */
const WORTH = 1400;

/** Writes a `.gz` beside every built file that compresses, so that the server sends it without work of its own. */
export function squeeze(): Plugin {
  return {
    name: 'squeeze',
    apply: 'build',
    writeBundle({ dir }) {
      if (dir === undefined) return;
      for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(js|css|html|svg|wasm|onnx)$/.test(name)) continue;
        const bytes = readFileSync(join(dir, name));
        if (bytes.length >= WORTH) writeFileSync(join(dir, `${name}.gz`), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}
