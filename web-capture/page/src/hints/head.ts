/** How a head is held and whether its eyes are open, from the 68 points of a face (iBUG 300-W order). Rough: it helps, it does not judge. */

/** Points as x, y, x, y…, in any one unit. */
export type Points = ArrayLike<number>;

export type Head = {
  /** How far the nose lies to one side of the eyes' middle, in distances of the eyes; 0 straight ahead, positive to the picture's right. */
  readonly turn: number;
  /** Tilt of the line through the eyes, in degrees. */
  readonly tilt: number;
  /** Distance of the lids over the width of the eye; of the more open eye, for a person with one. */
  readonly open: number;
};

export type Point = { readonly x: number; readonly y: number };

export function head(points: Points): Head {
  const right = mean(points, [36, 37, 38, 39, 40, 41]);
  const left = mean(points, [42, 43, 44, 45, 46, 47]);
  const nose = mean(points, [30]);
  const apart = distance(right, left) || 1;
  // Along the line of the eyes, so that a tilted head is not taken for a turned one.
  const along = { x: (left.x - right.x) / apart, y: (left.y - right.y) / apart };
  const middle = { x: (right.x + left.x) / 2, y: (right.y + left.y) / 2 };
  return {
    turn: ((nose.x - middle.x) * along.x + (nose.y - middle.y) * along.y) / apart,
    tilt: (Math.atan2(along.y, along.x) * 180) / Math.PI,
    open: Math.max(aperture(points, 36), aperture(points, 42)),
  };
}

function aperture(points: Points, first: number): number {
  const at = (i: number): Point => mean(points, [first + i]);
  const width = distance(at(0), at(3));
  return width === 0 ? 0 : (distance(at(1), at(5)) + distance(at(2), at(4))) / 2 / width;
}

export function mean(points: Points, which: readonly number[]): Point {
  let x = 0;
  let y = 0;
  for (const i of which) {
    x += points[2 * i] ?? 0;
    y += points[2 * i + 1] ?? 0;
  }
  return { x: x / which.length, y: y / which.length };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
