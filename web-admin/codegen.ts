import type { CodegenConfig } from '@graphql-codegen/cli'

const config: CodegenConfig = {
  schema: '../graph/schema/*.graphqls',
  documents: 'src/**/*.graphql',
  generates: {
    'src/gen/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumType: 'string-literal',
        enumsAsTypes: true,
        useTypeImports: true,
        avoidOptionals: { field: false },
        scalars: {
          Time: 'string',
          Date: 'string',
          JSON: 'unknown',
          Metadata: 'Record<string, string>',
          Measures: 'Record<string, number>',
        },
        strictScalars: true,
      },
    },
  },
}

export default config
