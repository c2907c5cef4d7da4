// A network line that breaks where it is told to: a TCP relay before the server.
import { connect, createServer } from 'node:net'

/**
 * Lays a line to the server. `breaks(direction, text)` is asked about every piece that passes, up or down; when it says yes, half
 * of a piece that goes up still passes, nothing of one that comes down, and the line is dead until `mend()`.
 */
export async function lay(server, breaks) {
  const target = new URL(server.url)
  const ends = new Set()
  const line = { down: false, mended: false }
  let tell
  line.broken = new Promise((resolve) => (tell = resolve))

  const cut = () => {
    line.down = true
    for (const end of ends) end.destroy()
    tell()
  }

  const relay = createServer((near) => {
    if (line.down) return near.destroy()
    const far = connect(Number(target.port), target.hostname)
    const pass = (from, to, direction) => {
      ends.add(from)
      from.on('error', () => {})
      from.on('close', () => {
        ends.delete(from)
        to.destroy()
      })
      from.on('data', (piece) => {
        if (!line.down && !line.mended && breaks(direction, piece.toString('latin1'))) {
          if (direction === 'up') to.write(piece.subarray(0, piece.length / 2), cut)
          else cut()
        } else to.write(piece)
      })
    }
    pass(near, far, 'up')
    pass(far, near, 'down')
  })
  await new Promise((resolve) => relay.listen(0, '127.0.0.1', resolve))

  line.url = `http://127.0.0.1:${relay.address().port}`
  /** The same address, reached over this line. */
  line.over = (url) => url.replace(/^http:\/\/[^/]+/, line.url)
  line.mend = () => {
    line.down = false
    line.mended = true
  }
  line.close = () => {
    cut()
    return new Promise((resolve) => relay.close(resolve))
  }
  return line
}
