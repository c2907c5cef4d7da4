/** What the address of the account says: what to begin with at once. */
export interface AccountSearch {
  begin?: 'codes' | 'passkey'
}

/** Reads the address, forgivingly. */
export function readAccountSearch(raw: Record<string, unknown>): AccountSearch {
  return raw['begin'] === 'codes' || raw['begin'] === 'passkey' ? { begin: raw['begin'] } : {}
}
