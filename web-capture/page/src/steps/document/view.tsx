import type { VNode } from 'preact';
import { Capture, type CapturePlace } from '../../camera/capture.tsx';
import type { StepProps } from '../step.ts';

/** The front or the back of the person's document, with the rear camera and a frame of a card's shape. */
export function View(props: StepProps<CapturePlace>): VNode {
  return <Capture {...props} />;
}
