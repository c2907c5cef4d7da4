import { bag, text } from './read.ts';
import type { Choice, Question, Text } from './types.ts';

/** Reads what the tenant asks; null when it is not understood, as a question that is left out would stay unanswered. */
export function questions(it: unknown): readonly Question[] | null {
  return all(it, question);
}

function question(it: unknown): Question | null {
  if (!bag(it)) return null;
  const said = wording(it['text']);
  const choices = it['choices'] === undefined ? [] : all(it['choices'], choice);
  const id = text(it['id']);
  return id === null || said === null || choices === null ? null : { id, text: said, choices, optional: it['optional'] === true };
}

function choice(it: unknown): Choice | null {
  if (!bag(it)) return null;
  const said = wording(it['text']);
  const id = text(it['id']);
  return id === null || said === null ? null : { id, text: said };
}

function wording(it: unknown): Text | null {
  if (!bag(it)) return null;
  const said = Object.entries(it).filter((pair): pair is [string, string] => typeof pair[1] === 'string' && pair[1] !== '');
  return said.length === 0 ? null : Object.fromEntries(said);
}

function all<T>(it: unknown, read: (one: unknown) => T | null): readonly T[] | null {
  const found = Array.isArray(it) ? it.map(read) : [null];
  return found.every((one): one is T & {} => one !== null) ? found : null;
}
