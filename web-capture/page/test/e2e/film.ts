/** Makes films for the fake camera out of one of a real person, frame by frame (YUV4MPEG2, 4:2:0). */
import { closeSync, mkdtempSync, openSync, readSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The first frames of a film with their light turned down; 0 is a covered lens. */
export function dim(film: string, share: number, frames = 24): string {
  const head = read(film, 4096);
  const end = head.indexOf('\n') + 1;
  const header = head.subarray(0, end).toString('latin1');
  const width = Number(/ W(\d+)/.exec(header)?.[1]);
  const height = Number(/ H(\d+)/.exec(header)?.[1]);
  const frame = 'FRAME\n'.length + width * height * 1.5;
  const bytes = read(film, end + frames * frame);
  for (let n = 0; n < frames; n++) {
    const luma = end + n * frame + 'FRAME\n'.length;
    for (let i = luma; i < luma + width * height; i++) bytes[i] = 16 + ((bytes[i] ?? 16) - 16) * share;
    if (share === 0) bytes.fill(128, luma + width * height, luma + width * height * 1.5);
  }
  const path = join(mkdtempSync(join(tmpdir(), 'honnin-film-')), 'dim.y4m');
  writeFileSync(path, bytes);
  return path;
}

function read(path: string, length: number): Buffer {
  const file = openSync(path, 'r');
  const bytes = Buffer.alloc(length);
  const got = readSync(file, bytes, 0, length, 0);
  closeSync(file);
  return bytes.subarray(0, got);
}

/** A card with print on it lying on a dark table, where the page's outline is: a picture that stands still, as a phone held well. */
export function card(width = 640, height = 480, frames = 8): string {
  const luma = Buffer.alloc(width * height, 40);
  const box = { w: Math.round(width * 0.48), h: 0 };
  box.h = Math.round((box.w * 53.98) / 85.6);
  const left = Math.round((width - box.w) / 2);
  const top = Math.round((height - box.h) / 2);
  for (let y = 0; y < box.h; y++) {
    for (let x = 0; x < box.w; x++) {
      const print = y % 14 < 6 && x > 20 && x < box.w - 20 && y > 16 && y < box.h - 16 && (x * 7 + Math.floor(y / 14) * 31) % 11 < 6;
      luma[(top + y) * width + left + x] = print ? 60 : 200;
    }
  }
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc(width * height * 0.5, 128)]);
  const path = join(mkdtempSync(join(tmpdir(), 'honnin-film-')), 'card.y4m');
  writeFileSync(path, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F15:1 Ip A1:1 C420jpeg\n`), ...Array.from({ length: frames }, () => frame)]));
  return path;
}
