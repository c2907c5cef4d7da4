import { among, bag, number, text, way } from './read.ts';
import type { Challenge, Move, Next, Outcome } from './types.ts';

const MOVES = ['turn_left', 'turn_right', 'look_up', 'look_down', 'blink'] as const;
const RESULTS = ['confirmed', 'not_confirmed', 'received'] as const;
const KINDS = ['none', 'again', 'alternative'] as const;

/** Reads a challenge; null when it is none, or asks for a move that this page cannot show. */
export function challenge(body: unknown): Challenge | null {
  if (!bag(body) || !Array.isArray(body['moves']) || body['moves'].length === 0) return null;
  const token = text(body['challenge']);
  const seconds = number(body['secondsPerMove']) ?? 4;
  const moves: unknown[] = body['moves'];
  if (token === null || seconds <= 0 || !moves.every((move): move is Move => among(move, MOVES))) return null;
  return { token, moves, secondsPerMove: seconds };
}

/** Reads an outcome; null when it is none. */
export function outcome(body: unknown): Outcome | null {
  if (!bag(body)) return null;
  const { state, result } = body;
  if (state === 'submitted') return { state };
  if (state === 'capturing') return { state, hint: text(body['hint']) };
  if (state !== 'finished' || !among(result, RESULTS)) return null;
  const appeal = text(body['appeal']);
  const said = { state, result, next: next(body['next']) ?? { kind: 'none', url: null, notBefore: null } } as const;
  return appeal !== null && /^apl_[\w.-]+$/.test(appeal) ? { ...said, appeal } : said;
}

/** Reads a way on; null when it is none. */
export function next(it: unknown): Next | null {
  if (!bag(it)) return null;
  const at = Date.parse(text(it['notBefore']) ?? '');
  return { kind: among(it['kind'], KINDS) ? it['kind'] : 'none', url: way(it['url']), notBefore: Number.isNaN(at) ? null : at };
}
