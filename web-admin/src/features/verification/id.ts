/** An id in a few characters: its kind and its end, which is random; the beginning is the time and much the same for all. */
export function shortId(id: string): string {
  const cut = id.indexOf('_')

  return cut < 0 || id.length < cut + 9 ? id : `${id.slice(0, cut + 1)}…${id.slice(-6)}`
}

/** True for what looks like the id of a verification. */
export function isVerificationId(text: string): boolean {
  return /^ver_[0-9a-z]{26}$/.test(text)
}
