/** Ends the pause before the next try. */
export function now(): void {
  globalThis.dispatchEvent(new Event('honnin-now'));
}
