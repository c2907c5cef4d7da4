import type { VNode } from 'preact';
import type { At, StepProps } from '../steps/step.ts';
import { Blocked } from './blocked.tsx';
import { Review } from './review.tsx';
import { Shoot } from './shoot.tsx';

export type CapturePlace = At<'camera'> | At<'review'> | At<'blocked'>;

/** What every step with pictures does: shoot, look at the picture, or find another way. */
export function Capture(props: StepProps<CapturePlace>): VNode {
  const { place, ...rest } = props;
  switch (place.at) {
    case 'camera':
      return <Shoot {...rest} place={place} />;
    case 'review':
      return <Review {...rest} place={place} />;
    case 'blocked':
      return <Blocked {...rest} place={place} />;
  }
}
