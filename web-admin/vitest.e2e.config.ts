import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    // Measuring contrast is work for one core; two screens at a time keep two busy.
    maxConcurrency: 2,
  },
})
