import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { show, showLinked } from '#test/show.tsx'

import { CreateView, SecretView } from './create.view.tsx'
import { DeliveryView } from './delivery.view.tsx'
import { EndpointView } from './endpoint.view.tsx'
import { EndpointsView } from './endpoints.view.tsx'
import { ResendView } from './resend.view.tsx'
import { inputOf, resendOf, start, type Delivery, type Endpoint, type Sent } from './webhook.ts'

const now = Date.parse('2026-11-25T12:00:00Z')
const endpoint: Endpoint = {
  id: 'end_1',
  url: 'https://shop.example/hook',
  description: '',
  types: ['verification.approved'],
  payload: 'THIN',
  state: 'ACTIVE',
  failures: 0,
  failingSince: null,
  createdAt: '2026-11-01T00:00:00Z',
  revision: 2,
}
const delivery: Delivery = {
  id: 'dlv_1',
  type: 'verification.approved',
  seq: 7,
  state: 'PENDING',
  tries: 1,
  nextAt: null,
  createdAt: '2026-11-25T11:59:00Z',
  attempts: [{ id: 'att_1', at: '2026-11-25T11:59:01Z', tookMs: 10_000, status: null, failure: 'timeout' }],
}

function one(over: Partial<Parameters<typeof EndpointView>[0]> = {}) {
  const nothing = vi.fn()

  return (
    <EndpointView
      endpoint={endpoint}
      deliveries={[delivery]}
      now={now}
      busy={false}
      problem={undefined}
      onMore={undefined}
      onTest={nothing}
      onPause={nothing}
      onRotate={nothing}
      onRemove={nothing}
      onAgain={nothing}
      onLook={nothing}
      onResend={nothing}
      {...over}
    />
  )
}

beforeEach(() => {
  language.set('en')
})

it('types stand one a line; none of them means everything', () => {
  expect(inputOf({ ...start, url: ' https://a.example ', types: 'verification.approved\n verification.declined,', payload: 'FULL', blocked: ['report'] }, 'k')).toEqual({
    idempotencyKey: 'k',
    url: 'https://a.example',
    payload: 'FULL',
    eventTypes: ['verification.approved', 'verification.declined'],
    blockedFields: ['report'],
  })
  expect(inputOf({ ...start, url: 'https://a.example', types: ' \n', blocked: ['report'] }, 'k')).toEqual({ idempotencyKey: 'k', url: 'https://a.example', payload: 'THIN' })
})

describe('endpoints', () => {
  it('lead to each, and say when one fails', async () => {
    await showLinked(<EndpointsView endpoints={{ data: [{ ...endpoint, state: 'DISABLED', failures: 12, types: [] }], retry: vi.fn() }} now={now} onCreate={vi.fn()} />)
    expect((await screen.findByRole('link', { name: endpoint.url })).getAttribute('href')).toBe('/settings/webhooks/end_1')
    expect(screen.getByText('Disabled after failures')).toBeDefined()
    expect(screen.getByText('12 failures in a row')).toBeDefined()
    expect(screen.getByText('everything')).toBeDefined()
  })

  it('may be none', async () => {
    await showLinked(<EndpointsView endpoints={{ data: [], retry: vi.fn() }} now={now} onCreate={vi.fn()} />)
    expect(await screen.findByText('No endpoint yet')).toBeDefined()
  })
})

it('a new endpoint has an address', async () => {
  const onMake = vi.fn()
  show(<CreateView busy={false} trouble={{ of: undefined, at: (field) => (field === 'url' ? 'It leads into a private network.' : undefined) }} onMake={onMake} />)
  expect(screen.getByText('It leads into a private network.')).toBeDefined()
  expect(screen.getByRole('button', { name: 'Make it' }).hasAttribute('disabled')).toBe(true)
  await userEvent.type(screen.getByLabelText(/^Address/), 'https://shop.example/hook')
  expect(screen.queryByText('Left out')).toBeNull()
  await userEvent.click(screen.getByText('Everything'))
  await userEvent.click(screen.getByLabelText('report.findings'))
  await userEvent.click(screen.getByLabelText('appealUrl'))
  await userEvent.click(screen.getByLabelText('appealUrl'))
  await userEvent.click(screen.getByRole('button', { name: 'Make it' }))
  expect(onMake).toHaveBeenCalledWith({ url: 'https://shop.example/hook', types: 'verification.*', payload: 'FULL', blocked: ['report.findings'] })
})

it('a secret is shown to be stored', async () => {
  const onStored = vi.fn()
  show(<SecretView secret="whsec_abc" onStored={onStored} />)
  expect(screen.getByText('whsec_abc')).toBeDefined()
  await userEvent.click(screen.getByRole('button', { name: 'I have stored it' }))
  expect(onStored).toHaveBeenCalledOnce()
})

describe('one endpoint', () => {
  it('shows what came back, and sends again', async () => {
    const onAgain = vi.fn()
    const onLook = vi.fn()
    const over: Delivery = { ...delivery, state: 'FAILED' }
    await showLinked(one({ deliveries: [over], onAgain, onLook }))
    expect(await screen.findByText('No answer after 10000 ms')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Send again' }))
    expect(onAgain).toHaveBeenCalledWith(over)
    await userEvent.click(screen.getByRole('button', { name: 'Look' }))
    expect(onLook).toHaveBeenCalledWith(over)
  })

  it('waits by itself as long as a delivery is not over', async () => {
    await showLinked(one())
    expect((await screen.findByRole('button', { name: 'Send again' })).hasAttribute('disabled')).toBe(true)
  })

  it.each([
    ['ACTIVE', 'Pause', true],
    ['PAUSED', 'Resume', false],
    ['DISABLED', 'Resume', false],
  ] as const)('that is %s: %s', async (state, act, paused) => {
    const onPause = vi.fn()
    await showLinked(one({ endpoint: { ...endpoint, state }, onPause }))
    await userEvent.click(await screen.findByRole('button', { name: act }))
    expect(onPause).toHaveBeenCalledWith(paused)
  })

  it('is only looked at by who may only read', async () => {
    await showLinked(one({ deliveries: [] }), ['webhook:read'])
    expect(await screen.findByText('Nothing was sent yet.')).toBeDefined()
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('a delivery', () => {
  const sent: Sent = {
    id: 'dlv_1',
    messageId: 'msg_1',
    type: 'verification.approved',
    seq: 7,
    attempts: [
      { id: 'att_2', at: '2026-11-25T11:59:01Z', tookMs: 31, status: 200, failure: null, signature: 'v1,b', request: '{"type":"x"}', response: null },
      { id: 'att_1', at: '2026-11-25T11:58:01Z', tookMs: 12, status: 500, failure: 'status', signature: 'v1,a', request: '{"type":"x"}', response: 'out of order' },
    ],
  }

  it('shows each sending with what was sent, what came back and how long it took', () => {
    show(<DeliveryView sent={sent} bodies />)
    expect(screen.getByText('msg_1')).toBeDefined()
    expect(screen.getByText('500 in 12 ms')).toBeDefined()
    expect(screen.getAllByText(/"type": "x"/)).toHaveLength(2)
    expect(screen.getByText('out of order')).toBeDefined()
    expect(screen.getByText('v1,a')).toBeDefined()
    expect(screen.getByText('The answer had no body.')).toBeDefined()
  })

  it('keeps to itself what was said from who may not see reports', () => {
    show(<DeliveryView sent={{ ...sent, attempts: sent.attempts.map(({ id, at, tookMs, status, failure, signature }) => ({ id, at, tookMs, status, failure, signature })) }} bodies={false} />)
    expect(screen.getByText(/whoever may see reports/)).toBeDefined()
    expect(screen.queryByText(/"type"/)).toBeNull()
  })

  it('may not have been sent yet', () => {
    show(<DeliveryView sent={{ ...sent, attempts: [] }} bodies />)
    expect(screen.getByText('It has not been sent yet.')).toBeDefined()
  })
})

it('what happened in a time is sent again, what was missed alone as a rule', async () => {
  const onSend = vi.fn()
  show(<ResendView busy={false} problem={undefined} onSend={onSend} />)
  await userEvent.click(screen.getByText('7 days'))
  await userEvent.click(screen.getByRole('button', { name: 'Send again' }))
  expect(onSend).toHaveBeenLastCalledWith('week', true)
  await userEvent.click(screen.getByLabelText(/Only what was not delivered/))
  await userEvent.click(screen.getByRole('button', { name: 'Send again' }))
  expect(onSend).toHaveBeenLastCalledWith('week', false)
  expect(resendOf('end_1', 'hour', true, new Date('2026-11-25T12:00:00Z'), 'k')).toEqual({
    id: 'end_1',
    idempotencyKey: 'k',
    from: '2026-11-25T11:00:00.000Z',
    to: '2026-11-25T12:00:00.000Z',
    missedOnly: true,
  })
})
