import type { BrandLookFragment, SetBrandInput } from '#gen/graphql.ts'

/** How the capture page looks. */
export type Brand = BrandLookFragment

/** The looks as they are typed; a logo is a data URL, new or as it was. */
export interface Draft {
  own: boolean
  accent: string
  radius: number
  logo: string | null
}

/** The page's own colour, to begin with where there is none. */
export const house = '#3b4cc0'
/** What the server takes: see `SetBrandInput`. */
export const maxLogo = 256 * 1024

/** The draft to begin with. */
export function draftOf({ accent, radius, logo }: Brand): Draft {
  return { own: accent !== null, accent: accent ?? house, radius, logo }
}

/** The draft as the API takes it: a logo only where it is another one. */
export function inputOf(before: Brand, draft: Draft): SetBrandInput {
  return {
    revision: before.revision,
    radius: draft.radius,
    removeLogo: draft.logo === null && before.logo !== null,
    ...(draft.own && { accent: draft.accent.toLowerCase() }),
    ...(draft.logo !== null && draft.logo !== before.logo && { logo: draft.logo.slice(draft.logo.indexOf(',') + 1) }),
  }
}

/** A file as a data URL; null for one that the server would not take. */
export async function readLogo(file: File): Promise<string | null> {
  if (!/^image\/(png|jpeg)$/.test(file.type) || file.size > maxLogo) return null

  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : null)
    }
    reader.onerror = () => {
      resolve(null)
    }
    reader.readAsDataURL(file)
  })
}
