// Holds a page to WCAG 2.2 AA as it is rendered.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Fails when axe finds a violation, or when the page is wider than its window. */
export async function inspect(page) {
  // What is on its way in would be measured half transparent.
  await page.waitForTimeout(400)
  // Given as an expression to the debugger, which the content security policy does not bind.
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await globalThis.axe.run({ runOnly: tags })
    const root = document.documentElement
    return [
      ...violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`)),
      ...(root.scrollWidth > root.clientWidth ? ['wider than the window'] : []),
    ]
  })
  assert.deepEqual(found, [], page.url().replace(/#.*/, ''))
}
