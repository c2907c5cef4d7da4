/** JPEG qualities in the order in which they are tried. */
export const QUALITIES = [0.92, 0.85, 0.75] as const;

export type Encode<T = HTMLCanvasElement> = (picture: T, quality: number) => Promise<Blob | null>;

/** The best JPEG that the limit allows; throws when even the plainest is too large. */
export async function fit<T>(picture: T, maxBytes: number, encode: Encode<T>): Promise<Blob> {
  for (const quality of QUALITIES) {
    const blob = await encode(picture, quality);
    if (blob !== null && blob.size > 0 && blob.size <= maxBytes) return blob;
  }
  throw new Error('picture does not fit');
}

export const jpeg: Encode = (canvas, quality) =>
  new Promise((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', quality);
  });
