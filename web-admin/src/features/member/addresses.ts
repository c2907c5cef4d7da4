/** How many people can be invited at once. */
export const most = 50

/** E-mail addresses out of a pasted text, each once, and what in it is none. Takes "Aiko <aiko@example.jp>" as mail programs write it. */
export function readAddresses(text: string): { emails: string[]; wrong: string[] } {
  const parts = text
    .split(/[\n,;、]+/)
    .flatMap((part) => (part.includes('<') ? [/<([^>]*)>/.exec(part)?.[1] ?? part] : part.split(/\s+/)))
    .map((part) => part.trim().toLowerCase())
    .filter(Boolean)
  const all = [...new Set(parts)]
  const good = (part: string) => part.length <= 320 && /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+$/.test(part)

  return { emails: all.filter(good), wrong: all.filter((part) => !good(part)) }
}
