import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';

const assets = join(import.meta.dirname, '../dist/assets');
/** gzip bytes of script that may load before the camera opens: the page's own and the detector's. */
const BUDGET = 100 * 1024;

function built(ending: string): string[] {
  return readdirSync(assets).filter((name) => name.endsWith(ending));
}

describe.skipIf(!existsSync(assets))('the built page', () => {
  test('loads little script before the camera opens', () => {
    const bytes = built('.js').map((name) => gzipSync(readFileSync(join(assets, name)), { level: 9 }).length);
    const sum = bytes.reduce((a, b) => a + b, 0);
    process.stdout.write(`script before the camera: ${(sum / 1024).toFixed(1)} KiB gzip\n`);
    expect(sum).toBeLessThan(BUDGET);
  });

  test('holds each asset once, and the large ones packed', () => {
    expect(built('.wasm')).toHaveLength(1);
    expect(built('.onnx')).toHaveLength(2);
    expect(built('.wasm.gz')).toHaveLength(1);
  });

  test('asks nothing of third parties', () => {
    const page = readdirSync(assets).filter((name) => name.startsWith('index-') && /\.(js|css)$/.test(name));
    for (const name of page) {
      const hosts = readFileSync(join(assets, name), 'utf8').match(/https?:\/\/[\w.-]+/g) ?? [];
      expect(hosts.filter((host) => !/^https?:\/\/(www\.w3\.org|localhost|127)/.test(host))).toStrictEqual([]);
    }
  });
});

test('ink on paper is readable in the sun: 7 to 1 for words, 4.5 for all else', () => {
  const css = readFileSync(join(import.meta.dirname, '../src/ui/style.css'), 'utf8');
  const [light = '', dark = ''] = css.split('prefers-color-scheme: dark');
  for (const scheme of [light, dark.slice(0, dark.indexOf('}\n}'))]) {
    const colour = (name: string): string => new RegExp(`--${name}: (#\\w+);`).exec(scheme)?.[1] ?? '';
    for (const ink of ['ink', 'soft', 'strong']) expect(contrast(colour(ink), colour('paper'))).toBeGreaterThan(7);
    for (const ink of ['good', 'alert', 'line']) expect(contrast(colour(ink), colour('paper'))).toBeGreaterThan(4.5);
    expect(contrast(colour('on-strong'), colour('strong'))).toBeGreaterThan(7);
    expect(contrast(colour('strong'), colour('tint'))).toBeGreaterThan(4.5);
  }
});

/** WCAG contrast of two colours, #rgb or #rrggbb. */
function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const digits = hex.length === 4 ? Array.from(hex.slice(1), (d) => d + d) : (hex.slice(1).match(/../g) ?? []);
  const [r = 0, g = 0, b = 0] = digits.map((d) => {
    const c = Number.parseInt(d, 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
