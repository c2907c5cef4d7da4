import type { VNode } from 'preact';
import { Capture, type CapturePlace } from '../../camera/capture.tsx';
import type { StepProps } from '../step.ts';

/** The person's own face, with the front camera and an oval. */
export function View(props: StepProps<CapturePlace>): VNode {
  return <Capture {...props} />;
}
