import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const text = readFileSync(join(import.meta.dirname, '../../../../docs/integrate.md'), 'utf8');

/** The code of docs/integrate.md that stands behind a fence with this name, for example `html embed`. */
export function block(name: string): string {
  const fence = `\`\`\`${name}\n`;
  const from = text.indexOf(fence);
  if (from < 0) throw new Error(`docs/integrate.md shows no ${name}`);
  return text.slice(from + fence.length, text.indexOf('\n```', from));
}
