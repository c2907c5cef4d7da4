import type { CreateWebhookEndpointInput, DeliveryRowFragment, EndpointRowFragment, WebhookPayload } from '#gen/graphql.ts'

/** An address that hears of what happens. */
export type Endpoint = EndpointRowFragment

/** One message to it, with what came of each sending. */
export type Delivery = DeliveryRowFragment

/** An endpoint as it is typed. */
export interface Draft {
  url: string
  types: string
  payload: WebhookPayload
}

/** What a new endpoint begins with. */
export const start: Draft = { url: '', types: 'verification.*', payload: 'THIN' }

/** The draft as the API takes it; types stand one a line, and none of them means everything. */
export function inputOf(draft: Draft, idempotencyKey: string): CreateWebhookEndpointInput {
  const eventTypes = draft.types.split(/[\s,]+/).filter(Boolean)

  return { idempotencyKey, url: draft.url.trim(), payload: draft.payload, ...(eventTypes.length > 0 && { eventTypes }) }
}
