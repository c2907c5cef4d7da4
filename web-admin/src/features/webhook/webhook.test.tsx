import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { show, showLinked } from '#test/show.tsx'

import { CreateView, SecretView } from './create.view.tsx'
import { EndpointView } from './endpoint.view.tsx'
import { EndpointsView } from './endpoints.view.tsx'
import { inputOf, type Delivery, type Endpoint } from './webhook.ts'

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
      {...over}
    />
  )
}

beforeEach(() => {
  language.set('en')
})

it('types stand one a line; none of them means everything', () => {
  expect(inputOf({ url: ' https://a.example ', types: 'verification.approved\n verification.declined,', payload: 'FULL' }, 'k')).toEqual({
    idempotencyKey: 'k',
    url: 'https://a.example',
    payload: 'FULL',
    eventTypes: ['verification.approved', 'verification.declined'],
  })
  expect(inputOf({ url: 'https://a.example', types: ' \n', payload: 'THIN' }, 'k')).not.toHaveProperty('eventTypes')
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
  await userEvent.click(screen.getByText('Everything'))
  await userEvent.click(screen.getByRole('button', { name: 'Make it' }))
  expect(onMake).toHaveBeenCalledWith({ url: 'https://shop.example/hook', types: 'verification.*', payload: 'FULL' })
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
    await showLinked(one({ onAgain }))
    expect(await screen.findByText('timeout after 10000 ms')).toBeDefined()
    await userEvent.click(screen.getByRole('button', { name: 'Send again' }))
    expect(onAgain).toHaveBeenCalledWith(delivery)
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
