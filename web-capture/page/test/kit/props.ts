import type { Verification } from '../../src/api/types.ts';
import { START } from '../../src/flow.ts';
import type { Place, State } from '../../src/place.ts';
import { languages, type Language } from '../../src/i18n/index.ts';
import type { StepProps } from '../../src/steps/step.ts';
import { verification } from './verification.ts';

/** What a step's view gets at a place of the flow. */
export function props<P extends Place>(
  place: P,
  language: Language = 'en',
  more: Partial<State> = {},
  shown: Verification = verification(),
): StepProps<P> {
  return {
    place,
    state: { ...START, place, verification: shown, ...more },
    copy: languages[language],
    dispatch: () => undefined,
    onHint: () => undefined,
    detector: { state: () => 'failed', detect: () => Promise.resolve(null), points: () => Promise.resolve(null) },
  };
}
