// Starts a real PDS with its own directory of identities, makes test profiles with app passwords, and
// prints one line of JSON when it is ready. Stops on SIGTERM, SIGINT, or when its input closes.
//
// Ports: PDS_PORT (default 2583) and PLC_PORT (default 2582). Nothing leaves the machine.
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

// The packages live in the cache, not beside this file.
const require = createRequire(`${process.env.PDS_CACHE}/package.json`)
const entry = require.resolve('@atproto/dev-env')
const { TestNetworkNoAppView } = await import(pathToFileURL(entry).href)
const { mockMailer } = await import(pathToFileURL(entry.replace(/index\.js$/, 'util.js')).href)

const pdsPort = Number(process.env.PDS_PORT ?? 2583)
const plcPort = Number(process.env.PLC_PORT ?? 2582)
const network = await TestNetworkNoAppView.create({
  pds: { port: pdsPort, hostname: 'localhost' },
  plc: { port: plcPort },
})
mockMailer(network.pds)

const server = `http://localhost:${pdsPort}`

async function call(method, body, token) {
  const answer = await fetch(`${server}/xrpc/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method}: ${answer.status} ${text}`)
  return JSON.parse(text)
}

async function profile(name, displayName) {
  const handle = `${name}.test`
  const password = `mot-de-passe-${name}`
  const created = await call('com.atproto.server.createAccount', {
    email: `${name}@example.test`, handle, password,
  })
  await call('com.atproto.repo.putRecord', {
    repo: created.did, collection: 'app.bsky.actor.profile', rkey: 'self',
    record: { $type: 'app.bsky.actor.profile', displayName },
  }, created.accessJwt)
  const app = await call('com.atproto.server.createAppPassword', { name: 'parvis' }, created.accessJwt)
  return { handle, did: created.did, password, app_password: app.password }
}

const profiles = [
  await profile('valmont', 'Ville de Valmont-sur-Loire'),
  await profile('prefecture', 'Préfecture de la Loire'),
]
console.log(JSON.stringify({ ready: true, server, plc: `http://localhost:${plcPort}`, profiles }))

let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  await network.close().catch(() => {})
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
// A parent that dies closes the pipe: nothing is left running behind it.
if (process.env.PDS_STOP_WITH_INPUT) process.stdin.on('end', stop).resume()
