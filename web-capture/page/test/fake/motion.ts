/** Reads a recording as the contract says; throws when it is none. */
export type Recording = {
  readonly challenge: string;
  readonly frames: readonly { readonly at: number; readonly bytes: number }[];
  readonly prompts: readonly { readonly move: string; readonly from: number; readonly to: number }[];
  readonly pictures: readonly Buffer[];
};

export function recording(body: Buffer): Recording {
  const length = body.readUInt32BE(0);
  const header = JSON.parse(body.subarray(4, 4 + length).toString()) as Omit<Recording, 'pictures'>;
  let from = 4 + length;
  const pictures = header.frames.map(({ bytes }) => body.subarray(from, (from += bytes)));
  if (from !== body.length) throw new Error(`${body.length - from} bytes too many`);
  if (pictures.some((it) => it.subarray(0, 2).toString('hex') !== 'ffd8')) throw new Error('a frame is no JPEG');
  return { ...header, pictures };
}
