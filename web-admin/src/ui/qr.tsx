import { encode } from 'uqr'

/** A QR code of a text. It stays dark on light in both schemes: many readers know no other. */
export function Qr({ text, label, size = 168 }: { text: string; label: string; size?: number }) {
  const { data, size: modules } = encode(text, { border: 2 })
  const path = data
    .flatMap((row, y) => row.map((dark, x) => (dark ? `M${String(x)} ${String(y)}h1v1h-1z` : '')))
    .join('')

  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${String(modules)} ${String(modules)}`} shapeRendering="crispEdges">
      <rect width={modules} height={modules} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
