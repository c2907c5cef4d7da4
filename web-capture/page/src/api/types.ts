/** What the server tells a person about their own verification; see capture/v1/verification. */
export type Verification = {
  readonly id: string;
  /** Never more than this: a person does not learn from the page how they were judged. */
  readonly state: 'created' | 'capturing' | 'submitted' | 'closed';
  readonly steps: readonly Step[];
  readonly limits: Limits;
  readonly hints: Thresholds;
  readonly tenant: Tenant;
  /** Whether this page's session is the one that counts; null when the page named none. */
  readonly session: Presence;
  readonly language: 'ja' | 'en' | null;
  /** Those that the page may speak; all it can, when empty. */
  readonly languages: readonly ('ja' | 'en')[];
  /** A picture must come from the camera: no file is offered in its place. */
  readonly cameraOnly: boolean;
  readonly redirectUrl: string | null;
  /** The way on when there are no more tries for now; null while there are. */
  readonly next: Next | null;
  /** What the server asks to do better while it takes pictures again. */
  readonly hint: Hint | null;
  readonly expiresAt: string;
};

export type Presence = 'current' | 'moved' | null;

export type Tenant = {
  readonly name: string;
  /** Nothing is real here: the page says so. */
  readonly test: boolean;
  /** A picture on this server; null without one. */
  readonly logo: string | null;
  readonly theme: { readonly accent: string; readonly radius: number } | null;
  /** Origins of pages that may hold this page in a frame. */
  readonly embed: readonly string[];
};

export type Step = ConsentStep | DocumentStep | CaptureStep | MotionStep | QuestionsStep;

export type ConsentStep = { readonly name: 'consent'; readonly version: string; readonly done: boolean };

export type CaptureName = 'document' | 'selfie' | 'reference';

export type Side = 'front' | 'back';

export type DocumentStep = {
  readonly name: 'document';
  readonly sides: readonly Side[];
  readonly frames: { readonly min: number; readonly max: number };
  /** Frames that the server holds already. */
  readonly have: readonly number[];
  readonly done: boolean;
};

/** `alternative`: the person may go on without moving. */
export type MotionStep = { readonly name: 'motion'; readonly done: boolean; readonly alternative: boolean };

/** What the tenant asks in its own words. */
export type QuestionsStep = { readonly name: 'questions'; readonly questions: readonly Question[]; readonly done: boolean };

/** Without choices it is answered with one line of text. */
export type Question = { readonly id: string; readonly text: Text; readonly choices: readonly Choice[]; readonly optional: boolean };

export type Choice = { readonly id: string; readonly text: Text };

/** The same words by language (BCP 47); never empty. */
export type Text = Readonly<Record<string, string>>;

/** By the question's id: a choice's id, or a line of text. */
export type Answers = Readonly<Record<string, string>>;

export type CaptureStep = {
  readonly name: 'selfie' | 'reference';
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

/** A camera as the browser names and runs it; frames a second. */
export type Camera = { readonly label: string; readonly width: number; readonly height: number; readonly frameRate: number };

export type Move = 'turn_left' | 'turn_right' | 'look_up' | 'look_down' | 'blink';

/** What the person is asked to do before the camera, in this order; `token` goes back with the recording. */
export type Challenge = { readonly token: string; readonly moves: readonly Move[]; readonly secondsPerMove: number };

/** What would make the next picture better, in the server's words for quality. */
export type Hint = string;

export type Next = {
  readonly kind: 'none' | 'again' | 'alternative';
  readonly url: string | null;
  /** Milliseconds since 1970; null when the way is open now. */
  readonly notBefore: number | null;
};

/** The end as a person learns it: never why. `received` is in the hands of a person. */
export type Finished = { readonly state: 'finished'; readonly result: 'confirmed' | 'not_confirmed' | 'received'; readonly next: Next; readonly appeal?: string };

export type Outcome = Finished | { readonly state: 'submitted' } | { readonly state: 'capturing'; readonly hint: Hint | null };
