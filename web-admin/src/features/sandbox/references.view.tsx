import { Link } from '@tanstack/react-router'

import { useWords } from '#lib/language.ts'
import { Can } from '#lib/viewer.tsx'
import { Badge } from '#ui/badge.tsx'
import { buttonClass } from '#ui/button.tsx'
import { Copy } from '#ui/copy.tsx'
import { Section } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'

import { scripts, type Script } from './sandbox.ts'
import { sandboxWords } from './words.ts'

const looks = {
  approved: { meaning: 'good', icon: 'approved', word: 'approved' },
  declined: { meaning: 'bad', icon: 'declined', word: 'declined' },
  mismatch: { meaning: 'bad', icon: 'declined', word: 'declined' },
  review: { meaning: 'warn', icon: 'review', word: 'review' },
  retake: { meaning: 'good', icon: 'approved', word: 'retake' },
  engine_failed: { meaning: 'warn', icon: 'review', word: 'review' },
  expired: { meaning: 'quiet', icon: 'clock', word: 'expired' },
} as const satisfies Record<Script, object>

function Outcome({ of }: { of: Script }) {
  const word = useWords(sandboxWords).references
  const { meaning, icon, word: name } = looks[of]

  return (
    <Badge meaning={meaning} icon={icon}>
      {word.outcomes[name]}
    </Badge>
  )
}

/** The references that decide a verification, to be copied. */
export function ReferencesView() {
  const word = useWords(sandboxWords).references

  return (
    <Section
      title={word.title}
      text={word.text}
      aside={
        <Can do="verification:read">
          <Link to="/verifications" className={buttonClass()}>
            {word.open}
          </Link>
        </Can>
      }
    >
      <Table
        label={word.title}
        rows={scripts}
        id={(script) => script}
        columns={[
          { key: 'reference', head: word.columns.reference, cell: (script) => <Copy text={`test:${script}`} label={word.copy} /> },
          { key: 'outcome', head: word.columns.outcome, cell: (script) => <Outcome of={script} /> },
          { key: 'leads', head: word.columns.leads, cell: (script) => word.leads[script] },
        ]}
      />
    </Section>
  )
}
