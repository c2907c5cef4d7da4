// Every flow of people, in the order in which they are walked.
import { describe } from 'node:test'
import { apart } from './apart.mjs'
import { directory } from './directory.mjs'
import { enter } from './enter.mjs'
import { factors } from './factors.mjs'
import { guard } from './guard.mjs'
import { key } from './key.mjs'
import { discretion } from './private.mjs'
import { provider } from './provider.mjs'
import { record } from './record.mjs'

export function everything(world) {
  describe('coming in', () => enter(world))
  describe('factors and sessions', () => factors(world))
  describe('other sites', () => guard(world))
  describe("a company's own provider", () => provider(world))
  describe("a company's directory", () => directory(world))
  describe('keys', () => key(world))
  describe('tenants', () => apart(world))
  describe('discretion', () => discretion(world))
  describe('the audit log', () => record(world))
}
