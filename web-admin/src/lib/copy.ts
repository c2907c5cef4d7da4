/** Puts text on the clipboard; false when the browser refuses. Works on plain http too, where the clipboard API is missing. */
export async function copyText(text: string): Promise<boolean> {
  const clipboard = (navigator as Partial<Navigator>).clipboard
  if (clipboard) {
    try {
      await clipboard.writeText(text)

      return true
    } catch {
      // Refused: the old way may still work.
    }
  }

  const area = document.createElement('textarea')
  area.value = text
  area.setAttribute('aria-hidden', 'true')
  area.className = 'visually-hidden'
  const host = document.querySelector('dialog[open]') ?? document.body
  host.append(area)
  area.select()

  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way outside a secure context
    return document.execCommand('copy')
  } finally {
    area.remove()
  }
}
