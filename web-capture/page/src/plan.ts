/** What is asked of the person, in the server's order, and under which names its pictures are sent. */
import type { Camera, CaptureName, Step, Verification } from './api/types.ts';
import type { Job, Part, Shot, Target } from './place.ts';

const SLOTS = {
  front: { step: 'document', frame: 0 },
  back: { step: 'document', frame: 1 },
  selfie: { step: 'selfie', frame: 0 },
  reference: { step: 'reference', frame: 0 },
} as const satisfies Record<Target, { step: CaptureName; frame: number }>;

/** The step that a picture belongs to, and the number of its first frame. */
export function slot(what: Target): { readonly step: CaptureName; readonly frame: number } {
  return SLOTS[what];
}

/** How many frames of one picture the server wants at most: a side of a document is one, a face may be a burst. */
export function frames(verification: Verification | null, what: Target): number {
  const { step } = slot(what);
  const found = verification?.steps.find((s) => s.name === step);
  if (step === 'document' || found === undefined || !('frames' in found)) return 1;
  return found.frames.max;
}

/** All that was asked, done or not. */
export function parts(verification: Verification | null): Part[] {
  return verification?.steps.flatMap((step): Part[] => (step.name === 'document' ? [...step.sides] : [step.name])) ?? [];
}

/** What the server still lacks. */
export function open(verification: Verification | null): Part[] {
  return verification?.steps.flatMap(missing) ?? [];
}

function missing(step: Step): Part[] {
  if (step.name !== 'document') return step.done ? [] : [step.name];
  // Enough to submit is not yet all: a reload between front and back must not lose the back.
  if (step.done && step.have.length === 0) return [];
  return step.sides.filter((side) => !step.have.includes(SLOTS[side].frame));
}

/** The parts that a request carries pictures of. */
export function carried(key: string): Part[] {
  if (key.startsWith('motion/') || key === 'alternative') return ['motion'];
  return (Object.keys(SLOTS) as Target[]).filter((what) => {
    const { step, frame } = SLOTS[what];
    return step === 'document' ? key === `${step}/${frame}` : key.startsWith(`${step}/`);
  });
}

/** The requests that carry a shot. */
export function pictures(what: Target, { frames }: Shot): Job[] {
  const { step, frame } = slot(what);
  return frames.map((picture, i) => ({ key: `${step}/${frame + i}`, ...picture }));
}

/** Whether two cameras are one: its rate of frames wanders. */
export function same(a: Camera | null, b: Camera | null): boolean {
  return a?.label === b?.label && a?.width === b?.width && a?.height === b?.height;
}
