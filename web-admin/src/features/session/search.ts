/** What the address says when an identity provider did not let somebody in: the kind of refusal, and the number to ask about. */
export interface SignInSearch {
  sso?: string
  request?: string
}

/** Reads the address, forgivingly. */
export function readSignInSearch(raw: Record<string, unknown>): SignInSearch {
  const text = (name: keyof SignInSearch) => (typeof raw[name] === 'string' && /^[\w-]{1,64}$/.test(raw[name]) ? { [name]: raw[name] } : {})

  return { ...text('sso'), ...text('request') }
}
