import type { Options } from '../index.d.ts';

/** Shows the capture page for as long as it stands in the tree: render it when the person is to be verified. */
export function Capture(options: Options): null;
