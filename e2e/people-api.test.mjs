// People, keys and what they may: over HTTP as their programs and browsers speak it, against the binary as it ships.
import { after, before } from 'node:test'
import { everything } from './flows/all.mjs'
import { begin, end } from './flows/world.mjs'

const world = {}
before(() => begin(world))
after(() => end(world))
everything(world)
