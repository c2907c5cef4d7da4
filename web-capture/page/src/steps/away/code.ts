import { encode } from 'uqr';

/** Modules of white around the code, which readers need (ISO/IEC 18004). */
const QUIET = 4;

/** The text as a QR code: one path of unit squares, and the side of the whole. */
export function code(text: string): { d: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const d = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { d, size };
}
