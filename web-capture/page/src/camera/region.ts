import type { Box } from '../detector/letterbox.ts';
import type { Aim } from './opinion.ts';

/** The part of a picture that lies within the outline, in its pixels: the screen shows the picture cut to cover. */
export function within({ width, height, screen, outline }: Aim): Box {
  const scale = Math.max(screen.width / width, screen.height / height) || 1;
  const left = screen.left + (screen.width - width * scale) / 2;
  const top = screen.top + (screen.height - height * scale) / 2;
  return { x: (outline.left - left) / scale, y: (outline.top - top) / scale, width: outline.width / scale, height: outline.height / scale };
}

/** A box with a margin on every side, as a share of its own size. */
export function widen({ x, y, width, height }: Box, share: number): Box {
  return { x: x - width * share, y: y - height * share, width: width * (1 + 2 * share), height: height * (1 + 2 * share) };
}
