/** Opens the detector without the rest of the page, so that its figures can be read. */
import { looker } from '../../src/camera/look.ts';
import { detector } from '../../src/detector/detector.ts';
import type { Look } from '../../src/hints/look.ts';

const faces = detector(() => new Worker(new URL('../../src/detector/worker.ts', import.meta.url), { type: 'module' }));
const look = looker(faces);

async function picture(base64: string): Promise<ImageBitmap> {
  const bytes = Uint8Array.from(atob(base64), (c) => c.codePointAt(0) ?? 0);
  return createImageBitmap(new Blob([bytes], { type: 'image/jpeg' }));
}

Object.assign(globalThis, {
  look: async (base64: string): Promise<Look> => {
    const bitmap = await picture(base64);
    return looker(faces)(bitmap, bitmap.width, bitmap.height);
  },
  painted: async (base64: string, hidden: 'mask' | 'glasses', colour: string): Promise<Look> => {
    const bitmap = await picture(base64);
    const { width, height } = bitmap;
    const seen = (await look(bitmap, width, height)).faces?.[0];
    if (seen === undefined) throw new Error('no face');
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    context.drawImage(bitmap, 0, 0);
    context.fillStyle = colour;
    const [top, tall] = hidden === 'mask' ? [0.46, 0.6] : [0.29, 0.2];
    context.fillRect(seen.x * width, (seen.y + seen.height * top) * height, seen.width * width, seen.height * tall * height);
    return looker(faces)(canvas, width, height);
  },
  rate: async (base64: string, n: number): Promise<number> => {
    const bitmap = await picture(base64);
    const began = performance.now();
    for (let i = 0; i < n; i++) await look(bitmap, bitmap.width, bitmap.height);
    return (n * 1000) / (performance.now() - began);
  },
});

const square = (): ArrayBuffer => new Uint8ClampedArray(4 * 64 * 64).buffer;
while (faces.state() === 'loading' || (faces.state() === 'ready' && (await faces.points(square())) === null)) await new Promise((next) => setTimeout(next, 50));
document.title = faces.state();
