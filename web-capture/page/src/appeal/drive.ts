import type { Client } from './client.ts';
import { reduce, START, type Event, type Refusal, type State } from './state.ts';

export type Store = { readonly get: () => State; readonly dispatch: (event: Event) => void };

/** Keeps the state, shows every change, and does what each state asks for: one request at a time. */
export function store(client: Client, shown: (state: State) => void): Store {
  let state = START;
  let busy = false;

  const dispatch = (event: Event): void => {
    const next = reduce(state, event);
    if (next === state) return;
    state = next;
    shown(state);
    work();
  };

  const load = async (): Promise<Event> => {
    const found = await client.load();
    return typeof found === 'string' ? { type: 'refused', why: found } : { type: 'known', known: found };
  };

  const due = ({ stage, session, picture, shot, camera, words }: State): (() => Promise<Event>) | null => {
    if (stage === 'loading') return load;
    if (stage !== 'form' && stage !== 'shooting' && stage !== 'sending') return null;
    if (session === 'wanted') return () => client.open(camera).then((refusal) => event('opened', refusal));
    if (picture === 'sending' && shot !== null) return () => client.picture(shot.frames).then((refusal) => event('kept', refusal));
    return stage === 'sending' ? () => client.words(words.trim()).then((refusal) => event('told', refusal)) : null;
  };

  const work = (): void => {
    const next = busy ? null : due(state);
    if (next === null) return;
    busy = true;
    void next()
      .catch((): Event => ({ type: 'refused', why: 'server' }))
      .then((result) => {
        busy = false;
        dispatch(result);
        work();
      });
  };

  shown(state);
  work();
  return { get: () => state, dispatch };
}

function event(type: 'opened' | 'kept' | 'told', refusal: Refusal | null): Event {
  return refusal === null ? { type } : { type: 'refused', why: refusal };
}
