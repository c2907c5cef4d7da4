import type { Limits } from '../api/types.ts';

/** Types by the end of a file's name, for phones that do not say. */
const ENDINGS: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  heif: 'image/heic',
};

/** A chosen file as it may be sent: untouched, with its type; null when the server would not take it. */
export function usable(file: File, limits: Limits): Blob | null {
  const said = file.type === 'image/heif' ? 'image/heic' : file.type;
  const type = said || ENDINGS[file.name.split('.').at(-1)?.toLowerCase() ?? ''] || '';
  if (file.size === 0 || file.size > limits.maxBytes || !limits.types.includes(type)) return null;
  return file.slice(0, file.size, type);
}
