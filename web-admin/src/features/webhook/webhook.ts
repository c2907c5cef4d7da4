import type {
  AttemptRowFragment,
  CreateWebhookEndpointInput,
  DeliveryRowFragment,
  EndpointRowFragment,
  ResendWebhooksInput,
  WebhookDeliveryQuery,
  WebhookPayload,
} from '#gen/graphql.ts'

/** An address that hears of what happens. */
export type Endpoint = EndpointRowFragment

/** One message to it, with what came of each sending. */
export type Delivery = DeliveryRowFragment

/** One message to it, with what was sent and what came back each time. */
export type Sent = NonNullable<WebhookDeliveryQuery['webhookDelivery']>

/** One sending. */
export type Attempt = AttemptRowFragment

/** Fields that a full message can leave out. */
export const blockable = [
  'verification.reference',
  'verification.metadata',
  'verification.language',
  'report',
  'report.reasons',
  'report.findings',
  'appealUrl',
] as const

/** An endpoint as it is typed. */
export interface Draft {
  url: string
  types: string
  payload: WebhookPayload
  /** Of `blockable`; of a full message alone. */
  blocked: readonly string[]
}

/** What a new endpoint begins with. */
export const start: Draft = { url: '', types: 'verification.*', payload: 'THIN', blocked: [] }

/** The draft as the API takes it; types stand one a line, and none of them means everything. */
export function inputOf(draft: Draft, idempotencyKey: string): CreateWebhookEndpointInput {
  const eventTypes = draft.types.split(/[\s,]+/).filter(Boolean)

  const blockedFields = draft.payload === 'FULL' ? [...draft.blocked] : []

  return {
    idempotencyKey,
    url: draft.url.trim(),
    payload: draft.payload,
    ...(eventTypes.length > 0 && { eventTypes }),
    ...(blockedFields.length > 0 && { blockedFields }),
  }
}

/** How far back messages can be sent again. */
export const spans = ['hour', 'day', 'week', 'month'] as const
export type Span = (typeof spans)[number]

const seconds = { hour: 3600, day: 86_400, week: 7 * 86_400, month: 30 * 86_400 }

/** The wish to send again what happened in the time until now. */
export function resendOf(id: string, span: Span, missedOnly: boolean, now: Date, idempotencyKey: string): ResendWebhooksInput {
  return { id, idempotencyKey, from: new Date(now.getTime() - seconds[span] * 1000).toISOString(), to: now.toISOString(), missedOnly }
}

/** JSON in lines; any other text as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
