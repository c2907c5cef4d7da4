export type { Copy } from '../../src/i18n/index.ts';
export { ja } from '../../src/i18n/ja.ts';
export { en } from '../../src/i18n/en.ts';
