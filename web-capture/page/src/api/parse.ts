import type { Limits, Step, Thresholds, Verification } from './types.ts';

type Bag = Record<string, unknown>;

/** Reads the server's answer; null when it is not what this page understands. */
export function parse(body: unknown): Verification | null {
  if (!bag(body) || !bag(body['limits']) || !bag(body['hints']) || !Array.isArray(body['steps'])) return null;
  const { id, state } = body;
  const tenant = bag(body['tenant']) ? body['tenant']['name'] : null;
  const found = limits(body['limits']);
  const hints = thresholds(body['hints']);
  const steps = body['steps'].map(step);
  if (typeof id !== 'string' || !among(state, STATES) || found === null) return null;
  if (!steps.every((s): s is Step => s !== null)) return null;
  return {
    id,
    state,
    steps,
    limits: found,
    hints,
    tenant: { name: typeof tenant === 'string' ? tenant : '' },
    language: among(body['language'], LANGUAGES) ? body['language'] : null,
    redirectUrl: https(body['redirectUrl']),
    expiresAt: typeof body['expiresAt'] === 'string' ? body['expiresAt'] : '',
  };
}

const STATES = ['created', 'capturing', 'submitted', 'closed'] as const;
const LANGUAGES = ['ja', 'en'] as const;
const CAPTURES = ['selfie', 'reference'] as const;

function step(it: unknown): Step | null {
  if (!bag(it)) return null;
  const { name, version, frames } = it;
  const done = it['done'] === true;
  if (name === 'consent') return typeof version === 'string' ? { name, version, done } : null;
  if (!among(name, CAPTURES)) return null;
  const max = bag(frames) ? number(frames['max']) : null;
  const min = bag(frames) ? number(frames['min']) : null;
  return { name, done, frames: { min: min ?? 1, max: max ?? 1 } };
}

function limits({ maxBytes, types }: Bag): Limits | null {
  const bytes = number(maxBytes);
  return bytes === null || !Array.isArray(types) ? null : { maxBytes: bytes, types: types.filter((t) => typeof t === 'string') };
}

/** Thresholds that are missing hinder nobody: the hint is then never due. */
function thresholds(it: Bag): Thresholds {
  const width = bag(it['faceWidth']) ? it['faceWidth'] : {};
  return {
    minInterEyeDistance: number(it['minInterEyeDistance']) ?? 0,
    minSharpness: number(it['minSharpness']) ?? 0,
    minBrightness: number(it['minBrightness']) ?? 0,
    maxBrightness: number(it['maxBrightness']) ?? 1,
    faceWidth: { min: number(width['min']) ?? 0, max: number(width['max']) ?? 1 },
  };
}

/** A way back must not run script or leave encryption; a developer's own machine is let through. */
function https(it: unknown): string | null {
  return typeof it === 'string' && /^https:\/\/|^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(it) ? it : null;
}

function bag(it: unknown): it is Bag {
  return typeof it === 'object' && it !== null && !Array.isArray(it);
}

function number(it: unknown): number | null {
  return typeof it === 'number' && Number.isFinite(it) ? it : null;
}

function among<T extends string>(it: unknown, all: readonly T[]): it is T {
  return all.some((one) => one === it);
}
