/** A picture whose bright parts stay under this luma (0..255) shows nothing at all. */
export const NOTHING = 12;
/** So long (ms) must nothing be seen before the camera counts as covered: sensors begin black. */
export const PATIENCE = 3000;

/** Says, look by look, whether the camera has been black for too long. Darkness is not black: that gets a hint. */
export function darkness(start: number): (peak: number, now: number) => boolean {
  let seen = start;
  return (peak, now) => {
    if (peak > NOTHING) seen = now;
    return now - seen >= PATIENCE;
  };
}
