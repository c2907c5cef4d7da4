import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'

import { FlowDocument } from '#gen/graphql.ts'
import { ask } from '#lib/api.ts'
import { useWords } from '#lib/language.ts'
import { fetched, Loaded } from '#ui/loaded.tsx'
import { Notice } from '#ui/notice.tsx'

import { FlowView } from './flow.view.tsx'
import { VersionPage } from './version.page.tsx'
import { flowWords } from './words.ts'

const route = getRouteApi('/inside/flows/$name')

/** One flow of the tenant. Which version is looked at, and on which day, stands in the address. */
export function FlowPage() {
  const word = useWords(flowWords)
  const { name } = route.useParams()
  const { version, on } = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery({
    queryKey: ['flow', name],
    initialPageParam: null as string | null,
    queryFn: async ({ pageParam, signal }) => (await ask(FlowDocument, { name, after: pageParam }, signal)).flow,
    getNextPageParam: (page) => (page?.versions.pageInfo.hasNextPage ? page.versions.pageInfo.endCursor : null),
  })
  const show = (number: number | undefined, day: string | undefined) => {
    void navigate({
      search: { ...(number !== undefined && { version: String(number) }), ...(day !== undefined && { on: day }) },
      replace: true,
      resetScroll: false,
    })
  }

  return (
    <Loaded from={fetched({ ...query, data: query.data?.pages })}>
      {(pages) => {
        const flow = pages[0]
        if (!flow) return <Notice page icon="list" title={word.gone.title} text={word.gone.text} />
        const versions = pages.flatMap((page) => page?.versions.edges.map(({ node }) => node) ?? [])
        const shown = Number(version ?? versions[0]?.number ?? 1)

        return (
          <FlowView
            name={flow.name}
            of={versions}
            shown={shown}
            onShow={(number) => {
              show(number, on)
            }}
            onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
          >
            <VersionPage
              key={shown}
              name={flow.name}
              number={shown}
              on={on}
              versions={versions}
              published={flow.published?.number}
              onDay={(day) => {
                show(version === undefined ? undefined : Number(version), day)
              }}
              onNew={(number) => {
                show(number, on)
              }}
            />
          </FlowView>
        )
      }}
    </Loaded>
  )
}
