/** Turns RGBA bytes into luma (Rec. 601, 0..255), one number a pixel. */
export function luma(rgba: Uint8ClampedArray): Float32Array {
  const grey = new Float32Array(rgba.length / 4);
  for (let i = 0, j = 0; i < grey.length; i++, j += 4) {
    grey[i] = 0.299 * (rgba[j] ?? 0) + 0.587 * (rgba[j + 1] ?? 0) + 0.114 * (rgba[j + 2] ?? 0);
  }
  return grey;
}

/** Mean luma, 0..1; 0 of nothing. */
export function brightness(grey: Float32Array): number {
  let sum = 0;
  for (const value of grey) sum += value;
  return grey.length === 0 ? 0 : sum / grey.length / 255;
}

/** The luma that all but the brightest hundredth stay under, 0..255: one hot pixel does not make a picture. */
export function peak(grey: Float32Array): number {
  const counts = new Uint32Array(256);
  for (const value of grey) {
    const bin = Math.min(255, Math.max(0, Math.round(value)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  let left = Math.floor(grey.length / 100);
  for (let bin = 255; bin > 0; bin--) {
    left -= counts[bin] ?? 0;
    if (left < 0) return bin;
  }
  return 0;
}

/** Variance of the 4-neighbour Laplacian over the inner pixels: the sharper, the more. 0 for a flat picture. */
export function sharpness(grey: Float32Array, width: number): number {
  const height = Math.floor(grey.length / width);
  let sum = 0;
  let squares = 0;
  let n = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x;
      const value =
        (grey[i - 1] ?? 0) + (grey[i + 1] ?? 0) + (grey[i - width] ?? 0) + (grey[i + width] ?? 0) - 4 * (grey[i] ?? 0);
      sum += value;
      squares += value * value;
      n++;
    }
  }
  return n === 0 ? 0 : squares / n - (sum / n) ** 2;
}
