// People, keys and what they may: over HTTP as their programs and browsers speak it, against the binary as it ships.
import { after, before, describe } from 'node:test'
import { enter } from './flows/enter.mjs'
import { factors } from './flows/factors.mjs'
import { guard } from './flows/guard.mjs'
import { begin, end } from './flows/world.mjs'

const world = {}
before(() => begin(world))
after(() => end(world))

describe('coming in', () => enter(world))
describe('factors and sessions', () => factors(world))
describe('other sites', () => guard(world))
