import { GraphiQL } from 'graphiql'
import { useRef, useState } from 'react'

import { useWords, words } from '#lib/language.ts'
import { scheme } from '#lib/scheme.ts'

import { send } from './fetcher.ts'

const explorerWords = words(
  { console: 'Console', key: 'API key', hint: 'Empty: your session' },
  { console: 'コンソール', key: 'APIキー', hint: '空欄: 現在のセッション' },
)

const start = `# The API of Honnin. Without a key, requests are made as you.

query Latest {
  viewer {
    name
    permissions
  }
  verifications(first: 5) {
    edges {
      node {
        id
        state
        reference
        createdAt
      }
    }
  }
}
`

/** GraphiQL against this server, with the session's cookie or with a typed key. The key is kept nowhere. */
export function Explorer() {
  const word = useWords(explorerWords)
  const [key, setKey] = useState('')
  const latest = useRef('')
  const chosen = scheme.get()

  return (
    <GraphiQL
      fetcher={(operation, options) => send(operation, latest.current, options?.headers)}
      defaultQuery={start}
      defaultEditorToolsVisibility="variables"
      shouldPersistHeaders={false}
      {...(chosen !== 'system' && { defaultTheme: chosen })}
    >
      <GraphiQL.Logo>
        <span className="explorer-key">
          <a href="/">{word.console}</a>
          <label>
            <span>{word.key}</span>
            <input
              type="password"
              autoComplete="off"
              spellCheck={false}
              placeholder={word.hint}
              value={key}
              onChange={(event) => {
                latest.current = event.target.value.trim()
                setKey(event.target.value)
              }}
            />
          </label>
        </span>
      </GraphiQL.Logo>
    </GraphiQL>
  )
}
