/** The loader: one dialogue, one frame, three words heard from it. No dependencies. */

/** @param {import('./index.d.ts').Options} options */
export function open(options) {
  const page = address(options)
  const { onDone, onClose, label = 'Identity verification', closeLabel = '×' } = options
  const before = document.activeElement

  // A modal dialogue keeps the focus inside, closes on Escape, and makes the rest of the page inert: the browser's own work.
  const dialog = element('dialog', { ariaLabel: label }, SHEET)
  const button = element('button', { type: 'button', textContent: closeLabel }, BUTTON)
  const frame = element('iframe', { title: label, allow: 'camera; clipboard-write', referrerPolicy: 'origin', src: page.href }, FRAME)
  if (closeLabel === '×') button.ariaLabel = 'Close'

  let gone = false
  const close = () => {
    if (gone) return
    gone = true
    removeEventListener('message', hear)
    dialog.remove()
    if (before instanceof HTMLElement) before.focus()
    onClose?.()
  }
  /** Only the page in this frame is heard, and only as long as it is the page that was opened. @param {MessageEvent} event */
  const hear = ({ origin, source, data }) => {
    if (origin !== page.origin || source !== frame.contentWindow || data?.honnin !== 1) return
    if (data.type === 'done' && typeof data.verification === 'string') onDone?.({ verification: data.verification })
    if (data.type === 'close') close()
  }

  addEventListener('message', hear)
  button.addEventListener('click', close)
  dialog.addEventListener('close', close)
  dialog.append(button, frame)
  document.body.append(dialog)
  dialog.showModal()
  return { close }
}

const SHEET = {
  boxSizing: 'border-box',
  width: 'min(100vw, 34rem)',
  height: 'min(100dvh, 56rem)',
  maxWidth: '100vw',
  maxHeight: '100dvh',
  margin: 'auto',
  padding: '0',
  border: '0',
  borderRadius: '16px',
  overflow: 'hidden',
  display: 'flex',
  flexDirection: 'column',
  background: 'Canvas',
}
const FRAME = { flex: '1', width: '100%', border: '0' }
const BUTTON = {
  alignSelf: 'end',
  minWidth: '48px',
  minHeight: '44px',
  border: '0',
  background: 'none',
  color: 'CanvasText',
  font: '24px/1 system-ui',
  cursor: 'pointer',
}

/** @param {string} tag @param {object} properties @param {object} style */
function element(tag, properties, style) {
  const made = Object.assign(document.createElement(tag), properties)
  Object.assign(made.style, style)
  return made
}

/** @param {{url?: string, token?: string, host?: string}} place */
function address({ url, token, host }) {
  const page = new URL(url ?? `/capture/#${token}`, url ?? host)
  const local = page.hostname === 'localhost' || page.hostname === '127.0.0.1'
  if (page.protocol !== 'https:' && !(local && page.protocol === 'http:')) throw new TypeError('the capture page must be an https URL')
  if (!page.hash.startsWith('#cap_')) throw new TypeError('the capture URL holds no token')
  return page
}
