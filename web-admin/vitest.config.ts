import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/*.test.ts'],
    environment: 'jsdom',
    setupFiles: ['test/setup.ts'],
    env: { TZ: 'UTC' },
  },
})
