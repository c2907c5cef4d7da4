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
    return look(bitmap, bitmap.width, bitmap.height);
  },
  rate: async (base64: string, n: number): Promise<number> => {
    const bitmap = await picture(base64);
    const began = performance.now();
    for (let i = 0; i < n; i++) await look(bitmap, bitmap.width, bitmap.height);
    return (n * 1000) / (performance.now() - began);
  },
});

while (faces.state() === 'loading') await new Promise((next) => setTimeout(next, 50));
document.title = faces.state();
