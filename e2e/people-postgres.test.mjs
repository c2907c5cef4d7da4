// The same flows on PostgreSQL, where the second lock holds as well.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before } from 'node:test'
import { everything } from './flows/all.mjs'
import { begin, end } from './flows/world.mjs'
import { postgres } from './lib/postgres.mjs'

const world = {}

before(async () => {
  world.database = await postgres()
  await begin(world, '--database', world.database.url)
})

after(async () => {
  if (world.server) await writeFile(path.join(world.server.folder, 'dump.sql'), await world.database.dump())
  await end(world)
  await world.database?.stop()
})

everything(world)
