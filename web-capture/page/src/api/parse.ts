import type { Limits, Side, Step, Tenant, Thresholds, Verification } from './types.ts';
import { next } from './answers.ts';
import { questions } from './questions.ts';
import { among, bag, number, text, way, type Bag } from './read.ts';

/** Reads the server's answer; null when it is not what this page understands. */
export function parse(body: unknown): Verification | null {
  if (!bag(body) || !bag(body['limits']) || !bag(body['hints']) || !Array.isArray(body['steps'])) return null;
  const { id, state } = body;
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
    tenant: tenant(bag(body['tenant']) ? body['tenant'] : {}),
    session: among(body['session'], PRESENCES) ? body['session'] : null,
    language: among(body['language'], LANGUAGES) ? body['language'] : null,
    languages: Array.isArray(body['languages']) ? body['languages'].filter((it) => among(it, LANGUAGES)) : [],
    cameraOnly: body['cameraOnly'] === true,
    redirectUrl: way(body['redirectUrl']),
    next: next(body['next']),
    hint: text(body['hint']),
    expiresAt: text(body['expiresAt']) ?? '',
  };
}

const STATES = ['created', 'capturing', 'submitted', 'closed'] as const;
const LANGUAGES = ['ja', 'en'] as const;
const CAPTURES = ['selfie', 'reference'] as const;
const PRESENCES = ['current', 'moved'] as const;
const SIDES = ['front', 'back'] as const;

function step(it: unknown): Step | null {
  if (!bag(it)) return null;
  const { name, version } = it;
  const done = it['done'] === true;
  if (name === 'consent') return typeof version === 'string' ? { name, version, done } : null;
  if (name === 'questions') {
    const asked = questions(it['questions']);
    return asked === null ? null : { name, questions: asked, done };
  }
  if (name === 'motion') return { name, done, alternative: it['alternative'] === true };
  const range = bag(it['frames']) ? it['frames'] : {};
  const frames = { min: number(range['min']) ?? 1, max: number(range['max']) ?? 1 };
  if (name === 'document') return { name, done, frames, sides: sides(it['sides']), have: numbers(it['have']) };
  return among(name, CAPTURES) ? { name, done, frames } : null;
}

function sides(it: unknown): readonly Side[] {
  const named = Array.isArray(it) ? it.filter((side) => among(side, SIDES)) : [];
  return named.length === 0 ? ['front'] : named;
}

function numbers(it: unknown): readonly number[] {
  return Array.isArray(it) ? it.filter((n) => number(n) !== null) : [];
}

function tenant({ name, test, logo, theme, embed }: Bag): Tenant {
  const accent = bag(theme) ? text(theme['accent']) : null;
  return {
    name: text(name) ?? '',
    test: test === true,
    logo: typeof logo === 'string' && /^(\/[^/\\]|data:image\/png;base64,[\w+/=]+$)/.test(logo) ? logo : null,
    theme: bag(theme) && accent !== null && /^#[0-9a-f]{6}$/i.test(accent) ? { accent, radius: Math.min(24, Math.max(0, number(theme['radius']) ?? 16)) } : null,
    embed: Array.isArray(embed) ? embed.filter((origin) => typeof origin === 'string') : [],
  };
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
