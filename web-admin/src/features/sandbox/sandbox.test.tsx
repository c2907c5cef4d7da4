import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { Failure } from '#lib/failure.ts'
import { language } from '#lib/language.ts'
import { pending, show, showLinked } from '#test/show.tsx'

import { ClearConfirm, ClearingView } from './clearing.view.tsx'
import { ClockView } from './clock.view.tsx'
import { InsidePage } from './inside.page.tsx'
import { InsideView } from './inside.view.tsx'
import { LiveView } from './live.view.tsx'
import { SandboxPage } from './sandbox.page.tsx'
import { lasting, longest, scripts, secondsOf, units, type Clearing, type Environment, type Unit } from './sandbox.ts'

const now = Date.parse('2026-11-26T12:00:00Z')
const environment: Environment = { tenant: { id: 'ten_2', name: 'Sakura (test)' }, current: false, advancedBy: 90_000 }
const done: Clearing = {
  id: 'clr_1',
  createdAt: '2026-11-26T11:00:00Z',
  state: 'DONE',
  doneAt: '2026-11-26T11:01:00Z',
  verifications: 1200,
  files: 3600,
  deliveries: 7,
  remaining: 0,
}
const running: Clearing = { ...done, id: 'clr_2', state: 'RUNNING', doneAt: null, verifications: 100, remaining: 200 }

function live(over: Partial<Parameters<typeof LiveView>[0]> = {}) {
  return <LiveView environment={{ data: { found: environment }, retry: vi.fn() }} busy={false} problem={undefined} onMake={vi.fn()} onEnter={vi.fn()} {...over} />
}

function clock(over: Partial<Parameters<typeof ClockView>[0]> = {}) {
  return <ClockView advancedBy={90_000} busy={false} problem={undefined} onAdvance={vi.fn()} {...over} />
}

function clearing(over: Partial<Parameters<typeof ClearingView>[0]> = {}) {
  return <ClearingView clearings={{ data: [running, done], retry: vi.fn() }} now={now} onMore={undefined} onClear={vi.fn()} {...over} />
}

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))
const closed = (name: string) => screen.getByRole('button', { name }).hasAttribute('disabled')

beforeEach(() => {
  language.set('en')
})

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a span', () => {
  it.each<[string, Unit, number | undefined]>([
    ['1', 'hour', 3_600],
    [' 2 ', 'day', 172_800],
    ['３', 'minute', 180],
    ['366', 'day', longest],
    ['367', 'day', undefined],
    ['0', 'second', undefined],
    ['-1', 'day', undefined],
    ['1.5', 'day', undefined],
    ['', 'day', undefined],
    ['1e3', 'second', undefined],
  ])('“%s” %ss are %s seconds', (text, unit, seconds) => {
    expect(secondsOf(text, unit)).toBe(seconds)
  })

  it('is told in full, without what is 0', () => {
    expect(lasting(31 * units.day + units.hour, 'en')).toBe('31 days, 1 hour')
    expect(lasting(31 * units.day + units.hour, 'ja')).toBe('31日1時間')
    expect(lasting(61, 'en')).toBe('1 minute, 1 second')
    expect(lasting(0, 'en')).toBe('0 seconds')
  })
})

describe('from the live side', () => {
  it('it is entered where there is one', async () => {
    const onEnter = vi.fn()
    show(live({ onEnter }))
    expect(screen.getByText('Its clock has been advanced by 1 day, 1 hour.')).toBeDefined()
    await press('Enter the test environment')
    expect(onEnter).toHaveBeenCalledWith('ten_2')
  })

  it('it is made where there is none, by those who may', async () => {
    const onMake = vi.fn()
    const none = { data: { found: null }, retry: vi.fn() }
    const { unmount } = show(live({ environment: none, onMake }))
    await press('Make the test environment')
    expect(onMake).toHaveBeenCalledOnce()
    unmount()

    show(live({ environment: none }), ['test:read'])
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.getByText(/Ask an owner/)).toBeDefined()
  })

  it('it may still be coming, or not be had, and what went wrong is said', () => {
    show(live({ environment: pending }))
    expect(screen.getByText('Loading…')).toBeDefined()
    show(live({ environment: { data: undefined, error: new Failure('unreachable'), retry: vi.fn() }, problem: 'No way in.' }))
    expect(screen.getByText('The server cannot be reached')).toBeDefined()
    expect(screen.getByText('No way in.')).toBeDefined()
  })

  it('it is closed to those who may not look', () => {
    show(<SandboxPage />, ['verification:read'])
    expect(screen.getByRole('heading', { level: 1, name: 'You may not see this' })).toBeDefined()
  })
})

describe('the clock', () => {
  it('says where it stands, and goes on by what is pressed', async () => {
    const onAdvance = vi.fn()
    show(clock({ onAdvance }))
    expect(screen.getByText('1 day, 1 hour')).toBeDefined()
    for (const name of ['+1 hour', '+1 day', '+30 days']) await press(name)
    expect(onAdvance.mock.calls).toEqual([[3_600], [86_400], [2_592_000]])
  })

  it('goes on by a span that is typed, with the keyboard alone', async () => {
    const onAdvance = vi.fn()
    show(clock({ onAdvance }))
    await userEvent.type(screen.getByLabelText('Another span'), '400')
    expect(screen.getByText(/366 days at most/)).toBeDefined()
    expect(closed('Advance')).toBe(true)
    await userEvent.selectOptions(screen.getByLabelText('Unit'), 'hour')
    await userEvent.type(screen.getByLabelText('Another span'), '{Enter}')
    expect(onAdvance).toHaveBeenCalledWith(1_440_000)
  })

  it('is only looked at by who may only read', () => {
    show(clock({ advancedBy: 0 }), ['test:read'])
    expect(screen.getByText('not advanced')).toBeDefined()
    expect(screen.queryByRole('button')).toBeNull()
  })
})

describe('inside', () => {
  it('has every magic reference to be copied, and the way to the keys', async () => {
    await showLinked(<InsideView clock={null} clearing={null} />)
    for (const script of scripts) {
      expect(await screen.findByRole('button', { name: `test:${script} Copy the reference` })).toBeDefined()
    }
    expect(screen.getByRole('link', { name: 'API keys' }).getAttribute('href')).toBe('/settings/keys')
    expect(screen.queryByText('You are in it. Your role may look, and change nothing.')).toBeNull()
  })

  it('says to who may only read that they may', async () => {
    await showLinked(<InsideView clock={null} clearing={null} />, ['test:read'])
    expect(await screen.findByText('You are in it. Your role may look, and change nothing.')).toBeDefined()
    expect(screen.queryByRole('link', { name: 'API keys' })).toBeNull()
  })
})

describe('clearing', () => {
  it('tells how far one is, and asks for no second one', () => {
    show(clearing())
    expect(screen.getByText('Clearing: 100 of 300 verifications are deleted.')).toBeDefined()
    expect(closed('Clear test data…')).toBe(true)
    const [, first, second] = screen.getAllByRole('row').map(({ textContent }) => textContent)
    expect(first).toContain('Running')
    expect(second).toContain('1,200')
  })

  it('is asked for where none runs, and older ones are fetched', async () => {
    const [onClear, onMore] = [vi.fn(), vi.fn()]
    show(clearing({ clearings: { data: [done], retry: vi.fn() }, onClear, onMore }))
    await press('Clear test data…')
    await press('Show more')
    expect([onClear.mock.calls.length, onMore.mock.calls.length]).toEqual([1, 1])
  })

  it('may never have been, and is only looked at by who may only read', () => {
    show(clearing({ clearings: { data: [], retry: vi.fn() } }), ['test:read'])
    expect(screen.getByText('It has never been cleared.')).toBeDefined()
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('says before it what is lost and what stays', async () => {
    const onConfirm = vi.fn()
    show(<ClearConfirm busy={false} problem="One runs." onConfirm={onConfirm} onClose={vi.fn()} />)
    expect(screen.getByRole('heading', { name: 'Is deleted for good' })).toBeDefined()
    expect(screen.getByText('Where the clock stands')).toBeDefined()
    expect(screen.getByRole('alert').textContent).toBe('One runs.')
    await press('Clear for good')
    expect(onConfirm).toHaveBeenCalledOnce()
  })
})

describe('the page of the environment', () => {
  /** Answers /graphql as a server whose clock somebody else has advanced by another day; what was asked of the clock. */
  function serve() {
    const asked: unknown[] = []
    const answer = (data: object) => Promise.resolve(Response.json({ data }))
    let advancedBy = 0
    let clearings: Clearing[] = []
    vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
      const { query, variables } = JSON.parse(body) as { query: string; variables: { input: { by: number; advancedBy: number } } }
      if (query.includes('mutation AdvanceTestClock')) {
        asked.push(variables.input)
        if (variables.input.advancedBy !== 86_400) {
          advancedBy = 86_400

          return answer({ advanceTestClock: { __typename: 'TestClockMoved', message: 'moved', advancedBy } })
        }
        advancedBy += variables.input.by

        return answer({ advanceTestClock: { __typename: 'AdvanceTestClockPayload', testEnvironment: { ...environment, advancedBy } } })
      }
      if (query.includes('mutation ClearTestData')) {
        clearings = [running]

        return answer({ clearTestData: { __typename: 'ClearTestDataPayload', clearing: running } })
      }
      if (query.includes('query TestClearings')) {
        const edges = clearings.map((node) => ({ node }))

        return answer({ testClearings: { edges, pageInfo: { hasNextPage: false, endCursor: null } } })
      }

      return answer({ testEnvironment: { ...environment, current: true, advancedBy } })
    })

    return asked
  }

  async function open() {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    await showLinked(
      <QueryClientProvider client={client}>
        <InsidePage />
      </QueryClientProvider>,
    )
    await screen.findByText('not advanced')
  }

  it('shows that the clock was moved by somebody else, rereads it, and goes on from there', async () => {
    const asked = serve()
    await open()
    await press('+1 hour')
    expect((await screen.findByRole('alert')).textContent).toMatch(/^Somebody else has advanced the clock.* it now stands at 1 day\./)
    expect(await screen.findByText('1 day')).toBeDefined()
    await press('+1 hour')
    expect(await screen.findByText('1 day, 1 hour')).toBeDefined()
    expect(screen.queryByRole('alert')).toBeNull()
    expect(asked).toEqual([
      { by: 3_600, advancedBy: 0 },
      { by: 3_600, advancedBy: 86_400 },
    ])
  })

  it('clears once it has been confirmed, and shows the progress', async () => {
    serve()
    await open()
    await screen.findByText('It has never been cleared.')
    await press('Clear test data…')
    await press('Clear for good')
    expect(await screen.findByText('Clearing: 100 of 300 verifications are deleted.')).toBeDefined()
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: 'Clear for good' })).toBeNull()
    })
  })
})
