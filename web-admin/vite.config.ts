import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = process.env['HONNIN_API'] ?? 'http://127.0.0.1:8080'
const modern = ['chrome123', 'firefox120', 'safari17.5']

export default defineConfig({
  plugins: [react()],
  build: {
    target: modern,
    cssTarget: modern,
    chunkSizeWarningLimit: 4096,
    // The content security policy of the server allows no data: scripts, and fonts only from itself.
    assetsInlineLimit: 0,
    // React, the router and the query client change seldom: a chunk of their own stays cached over releases.
    rolldownOptions: {
      input: ['index.html', 'graphiql.html'],
    },
  },
  server: {
    proxy: Object.fromEntries(['/graphql', '/session', '/account', '/sso', '/export', '/evidence', '/capture'].map((path) => [path, api])),
  },
})
