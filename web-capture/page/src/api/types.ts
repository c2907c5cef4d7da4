/** What the server tells a person about their own verification; see capture/v1/verification. */
export type Verification = {
  readonly id: string;
  /** Never more than this: a person does not learn from the page how they were judged. */
  readonly state: 'created' | 'capturing' | 'submitted' | 'closed';
  readonly steps: readonly Step[];
  readonly limits: Limits;
  readonly hints: Thresholds;
  readonly tenant: { readonly name: string };
  readonly language: 'ja' | 'en' | null;
  readonly redirectUrl: string | null;
  readonly expiresAt: string;
};

export type Step = ConsentStep | CaptureStep;

export type ConsentStep = { readonly name: 'consent'; readonly version: string; readonly done: boolean };

export type CaptureName = 'selfie' | 'reference';

export type CaptureStep = {
  readonly name: CaptureName;
  readonly frames: { readonly min: number; readonly max: number };
  readonly done: boolean;
};

/** What one upload may be: bytes, and MIME types. */
export type Limits = { readonly maxBytes: number; readonly types: readonly string[] };

/** When a hint is due. The numbers belong to the tenant's policy, never to this page. */
export type Thresholds = {
  /** Pixels of the picture between the pupils. */
  readonly minInterEyeDistance: number;
  /** Variance of the Laplacian over the face's patch. */
  readonly minSharpness: number;
  /** Mean luma of the face, 0..1. */
  readonly minBrightness: number;
  /** Mean luma of the face, 0..1. */
  readonly maxBrightness: number;
  /** Width of the face as a share of the picture's portrait part. */
  readonly faceWidth: { readonly min: number; readonly max: number };
};
