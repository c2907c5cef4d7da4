// A name server that knows what a test tells it: text records over UDP (RFC 1035).
import { createSocket } from 'node:dgram'

/** Starts one. `set(name, text)` puts a record at a name; names without one do not exist. */
export async function nameServer() {
  const records = new Map()
  const socket = createSocket('udp4')
  socket.on('message', (question, from) => socket.send(answer(question, records), from.port, from.address))
  await new Promise((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${socket.address().port}`,
    set: (name, text) => records.set(name.toLowerCase(), text),
    stop: () => new Promise((resolve) => socket.close(resolve)),
  }
}

function answer(question, records) {
  const labels = []
  let at = 12
  for (; question[at]; at += question[at] + 1) labels.push(question.toString('ascii', at + 1, at + 1 + question[at]))
  const asked = question.subarray(12, at + 5)
  const text = records.get(labels.join('.').toLowerCase())
  const header = Buffer.alloc(12)
  question.copy(header, 0, 0, 2)
  header.writeUInt16BE(0x8580 | (text ? 0 : 3), 2) // an answer with authority; 3 is "no such name"
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(text ? 1 : 0, 6)
  if (!text) return Buffer.concat([header, asked])
  const record = Buffer.alloc(13 + text.length)
  record.writeUInt16BE(0xc00c, 0) // the name of the question
  record.writeUInt16BE(16, 2) // TXT
  record.writeUInt16BE(1, 4) // IN
  record.writeUInt32BE(1, 6)
  record.writeUInt16BE(text.length + 1, 10)
  record[12] = text.length
  record.write(text, 13, 'ascii')
  return Buffer.concat([header, asked, record])
}
