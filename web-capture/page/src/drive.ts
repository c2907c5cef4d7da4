import type { Client } from './api/client.ts';
import type { Job, Place, State } from './place.ts';
import type { Store } from './store.ts';

/** Time between two looks at how far the person is elsewhere, or whether they have gone there (ms). */
export const LOOK = 3000;

/** Does what each state asks for: loads, sends the outbox in order, waits for the outcome; one request at a time. */
export function drive(store: Store, client: Client): void {
  let busy = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const load = async (): Promise<void> => {
    const result = await client.load();
    if (result.ok) store.dispatch({ type: 'loaded', verification: result.value });
    else store.dispatch({ type: 'failed', why: result.why, key: null });
  };

  /** A look that fails is no news: the next one comes soon. */
  const look = async (): Promise<void> => {
    const result = await client.load();
    if (result.ok) store.dispatch({ type: 'status', verification: result.value, session: result.value.session });
    else if (result.why === 'link') store.dispatch({ type: 'failed', why: 'link', key: null });
  };

  const wait = async (): Promise<void> => {
    const result = await client.outcome();
    // A link that ran out after everything was handed in is no trouble of the person's.
    if (result.ok) store.dispatch({ type: 'outcome', outcome: result.value });
    else if (result.why === 'link') store.dispatch({ type: 'outcome', outcome: { state: 'finished', result: 'received', next: { kind: 'none', url: null, notBefore: null } } });
    else store.dispatch({ type: 'failed', why: result.why, key: null });
  };

  const send = async (job: Job): Promise<void> => {
    const result = await client.send(job, (bytes) => store.dispatch({ type: 'progress', bytes }));
    if (result.ok) store.dispatch({ type: 'sent', key: job.key, ...(result.value === null ? {} : { challenge: result.value }) });
    else {
      const { why, next, question } = result;
      store.dispatch({ type: 'failed', why, key: job.key, ...(next === undefined ? {} : { next }), ...(question === undefined ? {} : { question }) });
    }
  };

  const work = ({ place, verification, outbox: [job] }: State): (() => Promise<void>) | null => {
    if (place.at === 'stopped' || place.at === 'finished') return null;
    if (place.at === 'loading') return load;
    if (job !== undefined) return () => send(job);
    if (place.at === 'away' && verification === null) return look;
    return place.at === 'waiting' ? wait : null;
  };

  const next = (state: State): void => {
    clearTimeout(timer);
    if (busy) return;
    const due = work(state);
    if (due === null) {
      if (watched(state.place)) timer = setTimeout(() => run(look), LOOK);
      return;
    }
    run(due);
  };

  const run = (due: () => Promise<void>): void => {
    busy = true;
    void due().finally(() => {
      busy = false;
      next(store.get());
    });
  };

  store.watch(next);
}

/** Places at which the person may stay long enough to go on elsewhere. */
function watched({ at }: Place): boolean {
  return at === 'away' || at === 'questions' || at === 'camera' || at === 'review' || at === 'blocked' || at === 'motion';
}
