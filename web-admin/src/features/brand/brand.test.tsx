import { screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { language } from '#lib/language.ts'
import { show } from '#test/show.tsx'

import { draftOf, inputOf, maxLogo, readLogo, type Brand } from './brand.ts'
import { BrandView } from './brand.view.tsx'

const logo = 'data:image/png;base64,iVBORw0='
const brand: Brand = { accent: null, radius: 16, logo, revision: 3 }

function view(over: Partial<Parameters<typeof BrandView>[0]> = {}) {
  return <BrandView brand={brand} name="Sakura" busy={false} trouble={{ of: undefined, at: () => undefined }} onSave={vi.fn()} {...over} />
}

beforeEach(() => {
  language.set('en')
})

describe('what is sent', () => {
  it('leaves a logo that was not touched where it is', () => {
    expect(inputOf(brand, draftOf(brand))).toEqual({ revision: 3, radius: 16, removeLogo: false })
  })

  it('takes it away, or puts another in its place', () => {
    expect(inputOf(brand, { ...draftOf(brand), logo: null })).toEqual({ revision: 3, radius: 16, removeLogo: true })
    expect(inputOf(brand, { ...draftOf(brand), logo: 'data:image/jpeg;base64,/9j/' })).toMatchObject({ logo: '/9j/', removeLogo: false })
  })

  it('holds a colour only where it is the tenant’s own', () => {
    expect(inputOf(brand, { ...draftOf(brand), own: true, accent: '#0A7D5C' })).toMatchObject({ accent: '#0a7d5c' })
    expect(inputOf(brand, draftOf(brand))).not.toHaveProperty('accent')
  })
})

it('a file that the server would not take is not read', async () => {
  expect(await readLogo(new File(['<svg/>'], 'a.svg', { type: 'image/svg+xml' }))).toBeNull()
  expect(await readLogo(new File([new Uint8Array(maxLogo + 1)], 'a.png', { type: 'image/png' }))).toBeNull()
  expect(await readLogo(new File([new Uint8Array([1])], 'a.png', { type: 'image/png' }))).toBe('data:image/png;base64,AQ==')
})

describe('the form', () => {
  it('is saved once something is another, and can be undone', async () => {
    const onSave = vi.fn()
    show(view({ onSave }))
    const save = screen.getByRole('button', { name: 'Save' })
    expect(save.hasAttribute('disabled')).toBe(true)
    await userEvent.click(screen.getByRole('button', { name: 'Remove the logo' }))
    expect(screen.queryByRole('img', { name: 'Sakura' })).toBeNull()
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(screen.getByRole('img', { name: 'Sakura' })).toBeDefined()
    await userEvent.click(screen.getByText('Your colour'))
    await userEvent.click(save)
    expect(onSave).toHaveBeenCalledWith(expect.objectContaining({ own: true, logo }))
  })

  it('takes a logo from a file, and says when it is none', async () => {
    show(view({ brand: { ...brand, logo: null } }))
    const file = screen.getByLabelText('Logo')
    await userEvent.upload(file, new File([new Uint8Array([1])], 'a.png', { type: 'image/png' }))
    await waitFor(() => expect(screen.getByRole('img', { name: 'Sakura' }).getAttribute('src')).toBe('data:image/png;base64,AQ=='))
    await userEvent.upload(file, new File([new Uint8Array(maxLogo + 1)], 'b.png', { type: 'image/png' }))
    expect(await screen.findByText('This is no PNG or JPEG of up to 256 KB.')).toBeDefined()
  })

  it('is shown, and not changed, to who may only read', () => {
    show(view(), ['tenant:read'])
    expect(screen.queryByRole('button')).toBeNull()
    expect(screen.getByText('Your role can look at this and not change it.')).toBeDefined()
  })
})
