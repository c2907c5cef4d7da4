import { Link } from '@tanstack/react-router'

import type { LineUsesFragment } from '#gen/graphql.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Button } from '#ui/button.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Quiet } from '#ui/page.tsx'
import { Table, TableBones } from '#ui/table.tsx'

import { instant } from '#lib/days.ts'
import { nameOf, type Line } from './line.ts'
import { invoiceWords } from './words.ts'
import style from './invoice.module.css'

type Connection = LineUsesFragment['usage']

/** Uses behind a line, as far as they were fetched. */
export interface Uses {
  rows: readonly Connection['edges'][number][]
  whole: boolean
}

interface Props {
  line: Line
  zone: string
  uses: Fetched<Uses>
  onMore: (() => void) | undefined
}

/** What stands behind one line: each use with its verification. */
export function UsesView({ line, zone, uses, onMore }: Props) {
  const words = useWords(invoiceWords)
  const word = words.uses
  const language = useLanguage()
  const count = new Intl.NumberFormat(language)

  return (
    <Loaded from={uses} bones={<TableBones rows={2} />}>
      {({ rows, whole }) =>
        rows.length === 0 ? (
          <p>{word.empty}</p>
        ) : (
          <div className={style['uses']}>
            {!whole && <p className={style['text']}>{word.shared}</p>}
            <Table
              label={word.label(nameOf(line, words))}
              rows={rows}
              id={({ cursor }) => cursor}
              columns={[
                { key: 'at', head: word.columns.at, cell: ({ node }) => <time dateTime={node.at}>{instant(node.at, zone, language)}</time> },
                {
                  key: 'verification',
                  head: word.columns.verification,
                  cell: ({ node }) => (
                    <>
                      <Can do="verification:read" otherwise={<code>{node.verificationId}</code>}>
                        <Link to="/verifications/$id" params={{ id: node.verificationId }} className={style['link']}>
                          <code>{node.verificationId}</code>
                        </Link>
                      </Can>
                      {node.late && (
                        <Quiet>
                          <span title={word.lateText}>{word.late}</span>
                        </Quiet>
                      )}
                    </>
                  ),
                },
                { key: 'quantity', head: word.columns.quantity, figure: true, cell: ({ node }) => count.format(node.quantity) },
              ]}
            />
            <div className={style['row']}>
              <span className={style['text']}>{word.zone(zone)}</span>
              {onMore && <Button onClick={onMore}>{word.more}</Button>}
            </div>
          </div>
        )
      }
    </Loaded>
  )
}
