import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'

import { language } from '#lib/language.ts'

import { TestBanner } from './banner.tsx'

it.each([
  ['en', 'Test mode – Honnin', 'Test mode – nothing here is real.'],
  ['ja', 'テストモード – Honnin', 'テストモード ― ここにあるものはすべて試験用です。'],
] as const)('a test environment says what it is, in %s, on the page and in the tab', (speaks, title, words) => {
  language.set(speaks)
  document.title = 'Honnin'
  const { unmount } = render(<TestBanner onLeave={undefined} />)
  expect(screen.getByText(words)).toBeDefined()
  expect(document.title).toBe(title)
  unmount()
  expect(document.title).toBe('Honnin')
})
