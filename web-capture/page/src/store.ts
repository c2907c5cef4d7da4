import { reduce, START, type Event, type State } from './flow.ts';

export type Dispatch = (event: Event) => void;

export type Store = {
  readonly get: () => State;
  readonly dispatch: Dispatch;
  /** Hears every change, and the present state at once. */
  readonly watch: (listener: (state: State) => void) => void;
};

export function store(): Store {
  let state = START;
  const listeners: ((state: State) => void)[] = [];
  return {
    get: () => state,
    dispatch: (event) => {
      const next = reduce(state, event);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener(state);
    },
    watch: (listener) => {
      listeners.push(listener);
      listener(state);
    },
  };
}
