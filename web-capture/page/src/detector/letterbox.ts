/** What the detector reads: 320 x 240 pixels, the picture whole and undistorted in the middle, black beside it. */
export const INPUT = { width: 320, height: 240 } as const;

/** Where a picture lies inside the detector's input, in pixels of the input. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** Stretching instead would cost much of the accuracy of every check that builds on the box. */
export function letterbox(width: number, height: number): Box {
  const scale = Math.min(INPUT.width / width, INPUT.height / height);
  const w = Math.max(1, Math.round(width * scale));
  const h = Math.max(1, Math.round(height * scale));
  return { x: Math.floor((INPUT.width - w) / 2), y: Math.floor((INPUT.height - h) / 2), width: w, height: h };
}

/** RGBA bytes to the planes R, G, B as (value - 127) / 128, which the network was trained on. */
export function planes(rgba: Uint8ClampedArray, into: Float32Array): void {
  const size = rgba.length / 4;
  for (let i = 0, j = 0; i < size; i++, j += 4) {
    into[i] = ((rgba[j] ?? 0) - 127) / 128;
    into[i + size] = ((rgba[j + 1] ?? 0) - 127) / 128;
    into[i + 2 * size] = ((rgba[j + 2] ?? 0) - 127) / 128;
  }
}
