import type { VNode } from 'preact';
import { Capture, type CapturePlace } from '../../camera/capture.tsx';
import type { StepProps } from '../step.ts';

/** The portrait in the person's document, with the rear camera and an upright frame. */
export function View(props: StepProps<CapturePlace>): VNode {
  return <Capture {...props} />;
}
