import type { Client } from './api/client.ts';
import type { Job, State } from './flow.ts';
import type { Store } from './store.ts';

/** Does what each state asks for: loads, and sends the outbox in order, one request at a time. */
export function drive(store: Store, client: Client): void {
  let busy = false;

  const load = async (): Promise<void> => {
    const result = await client.load();
    if (result.ok) store.dispatch({ type: 'loaded', verification: result.value });
    else store.dispatch({ type: 'failed', why: result.why, key: null });
  };

  const send = async (job: Job): Promise<void> => {
    const result = await client.send(job, (bytes) => store.dispatch({ type: 'progress', bytes }));
    if (result.ok) store.dispatch({ type: 'sent', key: job.key });
    else store.dispatch({ type: 'failed', why: result.why, key: job.key });
  };

  const next = (state: State): void => {
    if (busy || state.place.at === 'stopped') return;
    const [job] = state.outbox;
    if (state.place.at !== 'loading' && job === undefined) return;
    busy = true;
    const work = state.place.at === 'loading' || job === undefined ? load() : send(job);
    void work.finally(() => {
      busy = false;
      next(store.get());
    });
  };

  store.watch(next);
}
