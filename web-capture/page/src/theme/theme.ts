/** A tenant's colour, made legible: whatever was chosen, text on it and lines in it keep the contrast of WCAG 2.2 AA. */

/** Red, green, blue, each 0..255. */
export type Colour = readonly [number, number, number];

/** WCAG 2.2, 1.4.3: text against what is behind it. */
export const CONTRAST = 4.5;

const WHITE: Colour = [255, 255, 255];
const INK: Colour = [13, 18, 32];

export type Theme = { readonly strong: string; readonly onStrong: string };

/** The accent as used on paper of a colour: moved towards black or white until text in it, and text on it, can be read. */
export function legible(accent: string, paper: string): Theme {
  const page = parse(paper);
  const towards: Colour = luminance(page) > 0.5 ? [0, 0, 0] : WHITE;
  const wanted = parse(accent);
  for (let share = 0; share <= 1; share += 0.02) {
    const colour = mix(wanted, towards, share);
    if (contrast(colour, page) < CONTRAST) continue;
    const text = contrast(colour, WHITE) >= contrast(colour, INK) ? WHITE : INK;
    if (contrast(colour, text) >= CONTRAST) return { strong: hex(colour), onStrong: hex(text) };
  }
  return { strong: hex(towards), onStrong: hex(page) };
}

/** Contrast of two colours, 1..21 (WCAG 2.2, definition of contrast ratio). */
export function contrast(a: Colour, b: Colour): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance, 0..1 (WCAG 2.2). */
function luminance(colour: Colour): number {
  const [r = 0, g = 0, b = 0] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function mix(a: Colour, b: Colour, share: number): Colour {
  const [r = 0, g = 0, blue = 0] = a.map((value, i) => Math.round(value + ((b[i] ?? 0) - value) * share));
  return [r, g, blue];
}

/** Reads #rrggbb. */
export function parse(text: string): Colour {
  const value = Number.parseInt(text.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function hex(colour: Colour): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}
