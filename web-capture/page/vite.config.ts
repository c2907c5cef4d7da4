import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import { fakeApi } from './test/fake/plugin.ts';
import { squeeze } from './squeeze.ts';

/** Where `make models` puts the weights. */
const models = resolve(import.meta.dirname, '../../build/models');

if (!existsSync(resolve(models, 'fr_detect.onnx'))) {
  throw new Error(`no face detector in ${models}: run "make models" first`);
}

export default defineConfig({
  base: '/capture/',
  resolve: { alias: { '@models': models } },
  assetsInclude: ['**/*.onnx'],
  plugins: [fakeApi(), squeeze()],
  worker: { format: 'es' },
  server: { fs: { allow: ['.', models] } },
  build: {
    target: ['chrome87', 'safari15', 'firefox114'],
    // The page's content security policy has no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
  },
  test: { include: ['src/**/*.test.{ts,tsx}', 'test/*.test.ts', 'test/docs/*.test.ts'], setupFiles: [] },
});
