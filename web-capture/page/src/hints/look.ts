import type { Cover } from './cover.ts';
import type { Head } from './head.ts';

/** A face as the detector sees it, in shares (0..1) of the picture's width and height. */
export type Face = { readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly score: number };

/** What was measured on one picture of the camera. */
export type Look = {
  /** Pixels of the camera's picture. */
  readonly width: number;
  readonly height: number;
  /** Null while (or because) there is no detector. */
  readonly faces: readonly Face[] | null;
  /** Mean luma (0..1) of the face, or of the middle of the picture. */
  readonly brightness: number;
  /** See {@link sharpness}; of the same region. */
  readonly sharpness: number;
  /** How the surest face is held and whether something hides it; null while that is not known. */
  readonly head: (Head & Cover) | null;
  /** Brightest luma (0..255) of the whole picture: a covered lens gives next to nothing. */
  readonly peak: number;
};
