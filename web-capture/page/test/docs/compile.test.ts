/** The code that docs/integrate.md shows compiles, strictly, against the package as it is shipped. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { block } from './blocks.ts';

const root = join(import.meta.dirname, '../../../..');
const compiler = join(import.meta.dirname, '../../node_modules/@typescript/native/bin/tsc');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(root, 'build/docs-'));
  for (const scope of ['@honnin', '@types']) mkdirSync(join(folder, 'node_modules', scope), { recursive: true });
  symlinkSync(join(root, 'web-capture/sdk'), join(folder, 'node_modules/@honnin/capture'));
  symlinkSync(join(root, 'web-admin/node_modules/@types/react'), join(folder, 'node_modules/@types/react'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says about a program; empty when it has nothing to say. */
function compile(files: Record<string, string>): string {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const options = ['--strict', '--noEmit', '--allowJs', '--skipLibCheck', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--jsx', 'react-jsx'];
  try {
    execFileSync(process.execPath, [compiler, ...options, '--preserveSymlinks', '--types', 'react', ...Object.keys(files)], { cwd: folder, encoding: 'utf8' });
    return '';
  } catch (error) {
    return String((error as { stdout: unknown }).stdout);
  }
}

test('every block compiles', { timeout: 60_000 }, () => {
  expect(compile({ 'embed.ts': block('ts embed'), 'react.tsx': block('tsx react'), 'server.js': block('js server'), 'upload.js': block('js upload') })).toBe('');
});

test('a call that is wrong does not', { timeout: 60_000 }, () => {
  const wrong = compile({ 'wrong.ts': `import { open } from '@honnin/capture'\nopen({ onDone: ({ decision }) => decision })` });
  expect(wrong).toContain('decision');
});
