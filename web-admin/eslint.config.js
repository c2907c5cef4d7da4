import { readdirSync } from 'node:fs'

import hooks from 'eslint-plugin-react-hooks'
import typescript from 'typescript-eslint'

// Who may import whom: app → features → ui, lib, gen; and no feature another one.
const forbid = (files, group, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }, up] }] },
})
const up = { group: ['../*'], message: 'Name the layer instead: #ui/…, #lib/…, #features/….' }
const features = readdirSync(new URL('src/features', import.meta.url))

export default typescript.config(
  { ignores: ['dist', 'node_modules', 'src/gen', 'public', 'test/fake', 'scripts', 'eslint.config.js'] },
  ...typescript.configs.strictTypeChecked,
  ...typescript.configs.stylisticTypeChecked,
  hooks.configs.flat['recommended-latest'],
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/dot-notation': 'off', // noPropertyAccessFromIndexSignature reads better for CSS modules
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-console': 'error',
    },
  },
  forbid(['src/lib/**'], ['#ui/*', '#features/*', '#app/*'], 'lib stands at the bottom.'),
  forbid(['src/ui/**'], ['#features/*', '#app/*'], 'ui knows no feature.'),
  { files: ['src/app/**'], rules: { 'no-restricted-imports': ['error', { patterns: [up] }] } },
  ...features.map((feature) =>
    forbid(
      [`src/features/${feature}/**`],
      ['#app/*', ...features.filter((other) => other !== feature).map((other) => `#features/${other}/*`)],
      'A feature imports no other feature, and not the app.',
    ),
  ),
)
