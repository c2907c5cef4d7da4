import typescript from 'typescript-eslint'

export default typescript.config(
  { ignores: ['dist', 'node_modules', 'eslint.config.js'] },
  ...typescript.configs.strict,
  {
    rules: {
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
)
