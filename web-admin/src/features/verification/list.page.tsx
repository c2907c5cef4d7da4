import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'

import { VerificationListDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useNow } from '#lib/time.ts'
import { useCan } from '#lib/viewer.tsx'

import { CreateDialog } from './create.page.tsx'
import { filterOf, type ListSearch } from './list.search.ts'
import { ListView } from './list.view.tsx'

const route = getRouteApi('/inside/verifications')

const size = 25

/** The list of verifications: fetches what the address asks for, again every two seconds while anybody looks. */
export function ListPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const report = useCan('report:read')
  const now = useNow()
  const [creating, setCreating] = useState(false)
  const variables = { first: size, after: search.after ?? null, filter: filterOf(search), report }

  const { data, error, isError, isPlaceholderData, refetch } = useQuery({
    queryKey: ['verifications', variables],
    queryFn: ({ signal }) => ask(VerificationListDocument, variables, signal),
    refetchInterval: 2000,
    placeholderData: keepPreviousData,
  })

  function change(next: ListSearch) {
    void navigate({ search: next, replace: true, resetScroll: false })
  }

  return (
    <>
      <ListView
        key={JSON.stringify([search.after])}
        search={search}
        connection={data?.verifications}
        {...(isError && { error })}
        turning={isPlaceholderData}
        now={now}
        origin={window.location.origin}
        onSearch={change}
        onOpen={(id) => void navigate({ to: '/verifications/$id', params: { id } })}
        onRetry={() => void refetch()}
        onCreate={() => {
          setCreating(true)
        }}
      />
      {creating && (
        <CreateDialog
          onClose={() => {
            setCreating(false)
          }}
        />
      )}
    </>
  )
}
