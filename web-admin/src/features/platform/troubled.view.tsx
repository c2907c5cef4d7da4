import type { PlatformHeartbeatQuery } from '#gen/graphql.ts'
import { useLanguage, useWords } from '#lib/language.ts'
import { meterName } from '#lib/meter.ts'
import { Badge } from '#ui/badge.tsx'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { When } from '#ui/when.tsx'

import { TenantName } from './unbilled.view.tsx'
import { platformWords } from './words.ts'

type Troubled = PlatformHeartbeatQuery['platformHeartbeat']

/** The meters of all tenants that are broken or late. */
export function TroubledView({ troubled, now }: { troubled: Fetched<Troubled>; now: number }) {
  const word = useWords(platformWords).usage.troubled
  const language = useLanguage()
  const count = new Intl.NumberFormat(language)

  return (
    <Section title={word.title} text={word.text}>
      <Loaded from={troubled}>
        {(rows) =>
          rows.length === 0 ? (
            <p>{word.none}</p>
          ) : (
            <Table
              label={word.title}
              rows={rows}
              id={({ tenant, pulse }) => `${tenant.id} ${pulse.meter}`}
              columns={[
                { key: 'tenant', head: word.columns.tenant, cell: ({ tenant }) => <TenantName of={tenant} /> },
                { key: 'meter', head: word.columns.meter, cell: ({ pulse }) => meterName(pulse.meter, language) },
                {
                  key: 'state',
                  head: word.columns.state,
                  cell: ({ pulse }) => (
                    <Badge meaning={pulse.state === 'BROKEN' ? 'bad' : 'warn'} icon={pulse.state === 'BROKEN' ? 'declined' : 'clock'}>
                      {word.states[pulse.state]}
                    </Badge>
                  ),
                },
                { key: 'since', head: word.columns.since, cell: ({ pulse }) => <When at={pulse.since} now={now} /> },
                { key: 'seen', head: word.columns.seen, figure: true, cell: ({ pulse }) => word.of(count.format(pulse.seen), count.format(pulse.expected)) },
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  )
}
