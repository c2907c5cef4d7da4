// The app must be one: the vectors of RFC 6238, appendix B, in their last six digits.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codeAt } from './codes.mjs'

for (const [seconds, code] of [[59, '287082'], [1111111109, '081804'], [1111111111, '050471'], [1234567890, '005924'], [2000000000, '279037']]) {
  test(`the code at ${seconds} s`, () => assert.equal(codeAt('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', Math.floor(seconds / 30)), code))
}
