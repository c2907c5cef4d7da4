// Reads the commands of a document, and what they are said to print.

/**
 * The blocks of shell commands in order: `line` in the document, `code`, `skip` (why it is not run, from a comment
 * `<!-- not run: why -->` before it), and `prints`: the lines of the text block right after it.
 */
export function commands(markdown) {
  const fence = /(?:<!-- not run: (.+?) -->\n)?^```sh\n([\s\S]*?)^```\n(?:```text\n([\s\S]*?)^```\n)?/gm
  return [...markdown.matchAll(fence)].map((found) => ({
    line: markdown.slice(0, found.index).split('\n').length,
    skip: found[1],
    code: found[2],
    prints: (found[3] ?? '').split('\n').filter((text) => text.trim()),
  }))
}

/** The first of the lines with which no line of the output begins, in this order; `…` is anything, and spaces are one. */
export function missing(lines, output) {
  const printed = output.split('\n').map(even)
  let from = 0
  return lines.find((line) => {
    const pattern = new RegExp(`^${even(line).split('…').map(literal).join('.*')}( |$)`)
    const at = printed.findIndex((text, i) => i >= from && pattern.test(text))
    if (at < 0) return true
    from = at + 1
    return false
  })
}

function even(text) {
  return text.trim().replace(/\s+/g, ' ')
}

function literal(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
