import { reduce, START } from './flow.ts';
import type { Event, State } from './place.ts';

export type Dispatch = (event: Event) => void;

export type Store = {
  readonly get: () => State;
  readonly dispatch: Dispatch;
  /** Hears every change, and the present state at once. */
  readonly watch: (listener: (state: State) => void) => void;
};

/** `told` hears every event with the states before and after it. */
export function store(start: State = START, told: (before: State, event: Event, after: State) => void = () => undefined): Store {
  let state = start;
  const listeners: ((state: State) => void)[] = [];
  return {
    get: () => state,
    dispatch: (event) => {
      const next = reduce(state, event);
      told(state, event, next);
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
