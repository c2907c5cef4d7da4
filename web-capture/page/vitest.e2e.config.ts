import { defineConfig } from 'vitest/config';

/** A real browser walks the built page against the fake API. One at a time: they share the machine's one camera film. */
export default defineConfig({
  test: { include: ['test/e2e/*.test.ts'], testTimeout: 90_000, hookTimeout: 60_000, fileParallelism: false },
});
