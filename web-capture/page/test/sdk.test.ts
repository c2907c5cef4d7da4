import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const sdk = join(import.meta.dirname, '../../sdk');

/** Bytes of the loader as it is shipped: not minified, not compressed. */
const BUDGET = 5 * 1024;

test('the loader is small and depends on nothing', () => {
  const text = readFileSync(join(sdk, 'index.js'), 'utf8');
  process.stdout.write(`loader: ${Buffer.byteLength(text)} bytes as shipped\n`);
  expect(Buffer.byteLength(text)).toBeLessThan(BUDGET);
  expect(text).not.toMatch(/^import|require\(/m);
});

test('the package ships what it names', () => {
  const { files, exports, dependencies } = JSON.parse(readFileSync(join(sdk, 'package.json'), 'utf8')) as {
    files: string[];
    exports: Record<string, Record<string, string>>;
    dependencies?: unknown;
  };
  expect(dependencies).toBeUndefined();
  for (const path of Object.values(exports).flatMap((entry) => Object.values(entry))) {
    expect(readFileSync(join(sdk, path), 'utf8')).not.toBe('');
    expect(files.some((file) => path.slice(2).startsWith(file))).toBe(true);
  }
});
