// The reader of documents must see what is missing, or the README's test would hold nothing.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { commands, missing } from './readme.mjs'

test('commands come in order, with what they print and why one is not run', () => {
  const text = 'a\n<!-- not run: because -->\n```sh\none\n```\n\nb\n```sh\ntwo\n```\n```text\nx\n\ny\n```\n```json\n{}\n```\n'
  assert.deepEqual(commands(text), [
    { line: 2, skip: 'because', code: 'one\n', prints: [] },
    { line: 8, skip: undefined, code: 'two\n', prints: ['x', 'y'] },
  ])
})

for (const { name, lines, output, lacking } of [
  { name: 'all there', lines: ['a  b', 'c'], output: 'a b\nx\n  c d', lacking: undefined },
  { name: 'wildcard', lines: ['t …s, n=…'], output: 't 3.5s, n=4', lacking: undefined },
  { name: 'another order', lines: ['c', 'a'], output: 'a\nc', lacking: 'a' },
  { name: 'half a word', lines: ['app'], output: 'approved', lacking: 'app' },
  { name: 'a line that is printed once and said twice', lines: ['a', 'a'], output: 'a', lacking: 'a' },
  { name: 'signs that mean something in patterns', lines: ['a.c (1)'], output: 'abc (1)', lacking: 'a.c (1)' },
]) {
  test(`missing: ${name}`, () => assert.equal(missing(lines, output), lacking))
}
