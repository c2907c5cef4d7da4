import { useLanguage, useWords } from '#lib/language.ts'
import { money } from '#lib/money.ts'
import { Loaded, type Fetched } from '#ui/loaded.tsx'
import { Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'

import type { Unbilled } from './unbilled.view.tsx'
import { platformWords } from './words.ts'

const amounts = ['net', 'tax', 'credited', 'noted', 'paid', 'open', 'writtenOff', 'drafts'] as const

/** What the invoices of a month come to, by currency. */
export function RevenueView({ revenue }: { revenue: Fetched<Pick<Unbilled, 'sums'>> }) {
  const word = useWords(platformWords).usage.revenue
  const language = useLanguage()
  const count = new Intl.NumberFormat(language)

  return (
    <Section title={word.title} text={word.text}>
      <Loaded from={revenue}>
        {({ sums }) =>
          sums.length === 0 ? (
            <p>{word.none}</p>
          ) : (
            <Table
              label={word.title}
              rows={sums}
              id={({ net }) => net.currency}
              columns={[
                { key: 'currency', head: word.columns.currency, cell: ({ net }) => net.currency },
                { key: 'count', head: word.columns.count, figure: true, cell: (sum) => count.format(sum.count) },
                ...amounts.map((key) => ({ key, head: word.columns[key], figure: true, cell: (sum: Unbilled['sums'][number]) => money(sum[key], language) })),
              ]}
            />
          )
        }
      </Loaded>
    </Section>
  )
}
