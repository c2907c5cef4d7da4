import { mean, type Point, type Points } from './head.ts';

/** How unlike skin the parts of a face look that a mask or dark glasses would hide. */
export type Cover = {
  /** Distance in colour (Cb, Cr) of the tip of the nose and of the mouth from the skin above; the smaller of the two: a beard hides one. */
  readonly mask: number;
  /** Luma around the eyes over that of the cheeks; of the lighter eye. */
  readonly glasses: number;
};

type Patch = { readonly luma: number; readonly cb: number; readonly cr: number };

/** Measures a square picture of a face, `side` pixels wide, whose points are shares of it. */
export function cover(rgba: ArrayLike<number>, side: number, points: Points): Cover {
  const look = (at: Point, reach: number): Patch => patch(rgba, side, at, reach);
  const forehead = look(above(points), 0.05);
  const bridge = look(mean(points, [27, 28]), 0.03);
  const skin: Patch = { luma: (forehead.luma + bridge.luma) / 2, cb: (forehead.cb + bridge.cb) / 2, cr: (forehead.cr + bridge.cr) / 2 };
  const far = ({ cb, cr }: Patch): number => Math.hypot(cb - skin.cb, cr - skin.cr);
  const cheeks = (look(mean(points, [31, 41, 2]), 0.05).luma + look(mean(points, [35, 46, 14]), 0.05).luma) / 2;
  const eyes = [[36, 37, 38, 39, 40, 41], [42, 43, 44, 45, 46, 47]].map((which) => look(mean(points, which), 0.08).luma);
  return {
    mask: Math.min(far(look(mean(points, [30, 33]), 0.04)), far(look(mean(points, [51, 57, 62, 66]), 0.05))),
    glasses: cheeks === 0 ? 1 : Math.max(...eyes) / cheeks,
  };
}

/** Skin above the nose, between the brows. */
function above(points: Points): Point {
  const brows = mean(points, [21, 22]);
  const nose = mean(points, [27]);
  return { x: brows.x, y: Math.max(0.02, brows.y - (nose.y - brows.y) * 0.6) };
}

function patch(rgba: ArrayLike<number>, side: number, at: Point, reach: number): Patch {
  let [n, luma, cb, cr] = [0, 0, 0, 0];
  const from = (value: number): number => Math.max(0, Math.round((value - reach) * side));
  const to = (value: number): number => Math.min(side - 1, Math.round((value + reach) * side));
  for (let y = from(at.y); y <= to(at.y); y++) {
    for (let x = from(at.x); x <= to(at.x); x++) {
      const i = 4 * (y * side + x);
      const [r, g, b] = [rgba[i] ?? 0, rgba[i + 1] ?? 0, rgba[i + 2] ?? 0];
      const grey = 0.299 * r + 0.587 * g + 0.114 * b;
      luma += grey;
      cb += (b - grey) * 0.564;
      cr += (r - grey) * 0.713;
      n++;
    }
  }
  return n === 0 ? { luma: 0, cb: 0, cr: 0 } : { luma: luma / n, cb: cb / n, cr: cr / n };
}
