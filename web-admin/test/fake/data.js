// Verifications as the server would give them, made up in memory. Names and figures are those of the engine.
import { createHash, randomUUID } from 'node:crypto'

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** An id of the server's shape that grows with time. */
export function makeId(prefix, at) {
  const time = Array.from({ length: 10 }, (_, index) => alphabet[Math.floor(at / 32 ** (9 - index)) % 32]).join('')
  const rest = createHash('sha256').update(randomUUID()).digest()

  return `${prefix}_${time}${Array.from({ length: 16 }, (_, index) => alphabet[rest[index] % 32]).join('')}`
}

export const thresholds = {
  'face.score.min': 0.7,
  'quality.otherFaceSize.max': 0.5,
  'quality.interEyeDistance.min': 60,
  'quality.headSize.max': 0.9,
  'quality.margin.min': 0,
  'quality.yaw.max': 25,
  'quality.pitch.max': 25,
  'quality.roll.max': 25,
  'quality.eyesOpen.min': 0.5,
  'quality.luminance.min': 0.2,
  'quality.luminance.max': 0.85,
  'quality.underExposure.max': 0.4,
  'quality.overExposure.max': 0.3,
  'quality.illuminationUniformity.min': 0.3,
  'quality.dynamicRange.min': 5,
  'quality.sharpness.min': 50,
  'passive.score.min': 0.5,
  'match.cosine.min': 0.45,
  'match.referenceEyeDistance.min': 24,
  'match.referenceOtherFace.max': 0.6,
}

const quality = {
  framesGiven: 3,
  framesUsed: 3,
  faceCount: 1,
  otherFaceSize: 0,
  interEyeDistance: 118.4,
  headSize: 0.52,
  margin: 0.31,
  yaw: -4.2,
  pitch: 7.9,
  roll: 1.1,
  eyesOpen: 0.97,
  eyeAperture: 0.31,
  luminance: 0.48,
  underExposure: 0.03,
  overExposure: 0.01,
  illuminationUniformity: 0.81,
  dynamicRange: 7.12,
  sharpness: 214,
  backgroundClutter: 8.3,
}

const hash = (name) => createHash('sha256').update(name).digest('hex')
const models = (...names) => names.map((name) => ({ name, sha256: hash(name) }))

function finding(check, outcome, score, reasons, measures, used, durationMs) {
  return { check, version: '1', outcome, score, reasons, measures, models: models(...used), durationMs }
}

const face = (over = {}) =>
  finding('face', 'PASS', 0.998, [], { faceCount: 1, framesWithFace: 3, boxHeight: 412, ...over }, ['detect', 'landmark'], 21.4)
const skipped = (check, reason = 'after_quality') => finding(check, 'SKIPPED', null, [reason], {}, [], 0)
const good = finding('quality', 'PASS', 1, [], quality, ['pose', 'eye'], 31.8)
const live = (score) =>
  finding('passive', score >= 0.5 ? 'PASS' : 'FAIL', score, score >= 0.5 ? [] : ['not_live'], { logit: (score - 0.5) * 9, logitLow: (score - 0.6) * 9, frames: 3 }, ['liveness'], 17.2)
const match = (cosine) =>
  finding('match', cosine >= 0.45 ? 'PASS' : 'FAIL', cosine, cosine >= 0.45 ? [] : ['different_person'], { cosineHigh: cosine + 0.04, frames: 3, referenceEyeDistance: 61, referenceOtherFace: 0, fmrBound: 0.008, fmrPairs: 372 }, ['feature'], 26.9)

/** What the suite finds in each kind of case, and what the policy makes of it. */
export const cases = {
  approved: { decision: 'APPROVED', reasons: [], findings: [face(), good, live(0.981), match(0.712)] },
  selfieOnly: { decision: 'APPROVED', reasons: [], findings: [face(), good, live(0.934), skipped('match', 'missing_reference')] },
  impostor: { decision: 'DECLINED', reasons: ['match.different_person'], findings: [face(), good, live(0.947), match(0.118)] },
  replay: { decision: 'DECLINED', reasons: ['passive.not_live'], findings: [face(), good, live(0.083), skipped('match', 'missing_reference')] },
  dark: {
    decision: 'REVIEW',
    reasons: ['quality.look_straight', 'quality.too_dark', 'quality.low_contrast', 'passive.after_quality'],
    findings: [
      face(),
      finding('quality', 'INCONCLUSIVE', 0.8, ['look_straight', 'too_dark', 'low_contrast'], { ...quality, framesUsed: 0, luminance: 0.07, underExposure: 0.83, dynamicRange: 4.02, sharpness: 52, yaw: 26.3 }, ['pose', 'eye'], 30.1),
      skipped('passive'),
      skipped('match'),
    ],
  },
  noFace: {
    decision: 'REVIEW',
    reasons: ['face.no_face', 'quality.after_face', 'passive.after_face'],
    findings: [finding('face', 'INCONCLUSIVE', null, ['no_face'], { faceCount: 0, framesWithFace: 0, boxHeight: 0 }, ['detect'], 8.8), skipped('quality', 'after_face'), skipped('passive', 'after_face'), skipped('match')],
  },
}

const path = {
  CREATED: ['created'],
  CAPTURING: ['created', 'capturing'],
  SUBMITTED: ['created', 'capturing', 'submitted'],
  APPROVED: ['created', 'capturing', 'submitted', 'approved'],
  DECLINED: ['created', 'capturing', 'submitted', 'declined'],
  REVIEW: ['created', 'capturing', 'submitted', 'review'],
  CANCELED: ['created', 'canceled'],
  EXPIRED: ['created', 'expired'],
}

const pace = { created: 0, capturing: 41_000, submitted: 64_000, approved: 64_412, declined: 64_380, review: 64_297, canceled: 300_000, expired: 86_400_000 }
const iso = (at) => new Date(at).toISOString().replace('Z', '123Z')

/** @param {{ en: string, ja: string }} text */
const said = (text) => (/** @type {{ language?: string | null }} */ { language }) => (language === 'ja' ? text.ja : text.en)

/** What a person answered: a choice, and their own words. */
const answers = [
  { question: 'purpose', text: said({ en: 'What do you want the account for?', ja: '口座を開く目的' }), answer: 'savings', choiceText: said({ en: 'To save', ja: '貯蓄' }) },
  { question: 'work', text: said({ en: 'What is your work?', ja: 'ご職業' }), answer: '会社員（食品メーカーの品質管理）', choiceText: null },
]

/**
 * One verification. `of` names its case; without one it has no report.
 *
 * @param {{ at: number, state: string, reference?: string | null, of?: string | null, steps?: string[], metadata?: Record<string, string> }} draft
 */
export function makeVerification({ at, state, reference = null, of = null, steps = ['SELFIE'], metadata = {} }) {
  const id = makeId('ver', at)
  const walked = path[state].map((word) => ({ word, at: at + pace[word] }))
  const found = (word) => walked.find((step) => step.word === word)?.at
  const submitted = found('submitted')
  const concluded = found('approved') ?? found('declined') ?? found('review')
  const frames = submitted ? [0, 1, 2] : state === 'CAPTURING' ? [0] : []
  const evidence = [
    ...frames.map((frame) => ({ step: 'SELFIE', frame, file: of === 'dark' ? 'dark' : `franck-${frame + 1}` })),
    ...(submitted && steps.includes('REFERENCE') ? [{ step: 'REFERENCE', frame: 0, file: of === 'impostor' ? 'cap-1' : 'franck-later' }] : []),
  ]

  return {
    id,
    state,
    decidedByReview: false,
    reference,
    metadata,
    steps,
    captureUrl: state === 'CREATED' || state === 'CAPTURING' ? `http://127.0.0.1:8080/capture/#cap_${id.slice(4)}x7Qm2` : null,
    createdAt: iso(at),
    submittedAt: submitted ? iso(submitted) : null,
    concludedAt: concluded ? iso(concluded) : null,
    expiresAt: iso(at + 86_400_000),
    timeline: walked.map((step) => ({ id: makeId('evt', step.at), type: `verification.${step.word}`, at: iso(step.at) })),
    evidence: evidence.map((photo) => {
      const evidenceId = makeId('evd', at + 50_000 + photo.frame)

      return { ...photo, id: evidenceId, contentType: 'image/jpeg', bytes: 48_211 + photo.frame * 977, sha256: hash(evidenceId), imageUrl: `/evidence/${evidenceId}`, receivedAt: iso(at + 50_000 + photo.frame * 400) }
    }),
    answers: of === 'dark' || of === 'approved' ? answers : [],
    report: of ? { id: makeId('rep', concluded), ...cases[of], policyVersion: 'default-1', thresholds, createdAt: iso(concluded) } : null,
  }
}

/** A tenant's week: forty verifications in every state, newest first. */
export function makeWeek(now) {
  const pattern = [
    ['CREATED', null],
    ['CAPTURING', null],
    ['SUBMITTED', null],
    ['APPROVED', 'approved'],
    ['DECLINED', 'impostor'],
    ['REVIEW', 'dark'],
    ['APPROVED', 'selfieOnly'],
    ['DECLINED', 'replay'],
    ['CANCELED', null],
    ['REVIEW', 'noFace'],
    ['EXPIRED', null],
  ]

  return Array.from({ length: 40 }, (_, index) => {
    const [state, of] = index < 3 ? pattern[index] : pattern[3 + ((index - 3) % 8)]
    const both = of === 'approved' || of === 'impostor'

    return makeVerification({
      at: now - 20_000 - index ** 2 * 300_000 - index * 45_000,
      state,
      of,
      reference: index % 9 === 6 ? null : `customer-${1080 - index}`,
      steps: both ? ['SELFIE', 'REFERENCE'] : ['SELFIE'],
      metadata: index % 4 === 0 ? { plan: 'premium', branch: '渋谷' } : {},
    })
  })
}
