import { Failure } from '#lib/failure.ts'
import { Can, useViewer } from '#lib/viewer.tsx'
import { FailureNotice } from '#ui/notice.tsx'

import { InsidePage } from './inside.page.tsx'
import { LivePage } from './live.page.tsx'

const closed = new Failure('forbidden')

/** The test environment: what it is and the way in, or what can be done in it, by where the viewer is. */
export function SandboxPage() {
  const { tenant } = useViewer()

  return (
    <Can do="test:read" otherwise={<FailureNotice page error={closed} />}>
      {tenant?.test ? <InsidePage /> : <LivePage />}
    </Can>
  )
}
