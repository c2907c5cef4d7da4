// npm run fake: the stand-in on port 8080, so that `npm run dev` has something to talk to.
import { startFake } from './server.js'

const { url, world } = await startFake({ port: 8080 })
world.tokens.add('again')
console.log(`${url}/sign-in#good`)
