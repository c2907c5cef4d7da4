/** Where a part is walked. */
import type { Part, Place, Shot, State, Target } from './place.ts';

export function where({ spoiled }: State, part: Exclude<Part, 'consent'>): Place {
  if (part === 'questions') return { at: 'questions' };
  const unusable = spoiled.includes(part);
  return part === 'motion' ? { at: 'motion', phase: 'intro', unusable } : { at: 'camera', what: part, unusable };
}

/** A doubtful picture is questioned once; after that the person decides. */
export function review({ asked }: State, what: Target, shot: Shot): Place {
  return { at: 'review', what, shot, insist: shot.doubt !== null && !asked.includes(what) };
}
