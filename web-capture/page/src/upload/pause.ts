/** Waits so many ms, or until one of the target's events says that trying again is worth it. */
export function pause(ms: number, target: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      for (const name of WAKE) target.removeEventListener(name, done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    for (const name of WAKE) target.addEventListener(name, done);
  });
}

/** The browser's own event, and the person's "try now". */
const WAKE = ['online', 'honnin-now'] as const;
