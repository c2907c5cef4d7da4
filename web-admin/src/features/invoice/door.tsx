import type { ReactNode } from 'react'

import { Failure } from '#lib/failure.ts'
import { Can } from '#lib/viewer.tsx'
import { FailureNotice } from '#ui/notice.tsx'

const closed = new Failure('forbidden')

/** What only those see who may see invoices. */
export function Door({ children }: { children: ReactNode }) {
  return (
    <Can do="invoice:read" otherwise={<FailureNotice page error={closed} />}>
      {children}
    </Can>
  )
}
