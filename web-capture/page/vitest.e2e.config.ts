import { defineConfig } from 'vitest/config';

const rate = 'test/e2e/rate.test.ts';
const common = { testTimeout: 90_000, hookTimeout: 60_000 };

/**
 * A real browser walks the built page against the fake API: two files at once, as a walk mostly waits for the camera.
 * How often the page looks is measured before them, alone.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: 'rate', include: [rate], maxWorkers: 1, sequence: { groupOrder: 0 } } },
      { test: { ...common, name: 'walks', include: ['test/e2e/*.test.ts'], exclude: [rate], maxWorkers: 2, sequence: { groupOrder: 1 } } },
    ],
  },
});
