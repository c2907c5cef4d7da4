import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'

import { AuditLogDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { writeQuery } from '#lib/query.ts'
import { fetched } from '#ui/loaded.tsx'

import { AuditView } from './audit.view.tsx'
import { auditFilterOf, type AuditSearch } from './search.ts'

const size = 25

function exportUrl(format: string, search: AuditSearch): string {
  return `/export/audit${writeQuery({ ...auditFilterOf(search), format })}`
}

/** The audit log of the tenant. */
export function AuditPage() {
  const search = useSearch({ from: '/inside/settings/audit' })
  const navigate = useNavigate({ from: '/settings/audit' })
  const variables = { first: size, after: search.after ?? null, filter: auditFilterOf(search) }
  const query = useQuery({
    queryKey: ['audit', variables],
    queryFn: async ({ signal }) => {
      const { edges, pageInfo } = (await ask(AuditLogDocument, variables, signal)).auditLog

      return { rows: edges.map((edge) => edge.node), next: pageInfo.hasNextPage ? pageInfo.endCursor : null }
    },
    placeholderData: keepPreviousData,
  })

  return (
    <AuditView
      page={fetched(query)}
      search={search}
      exports={{ csv: exportUrl('csv', search), jsonl: exportUrl('jsonl', search) }}
      onSearch={(next) => void navigate({ search: next })}
    />
  )
}
