import type { TRPCClient } from '@trpc/client'
import type { PortalRouter } from '#server/router.ts'
import type { Attachment } from '#shared/domain/tasks/schema.ts'
import { createApi } from '#shared/client/api.ts'
import { attend, attended, type Attendance } from '#shared/client/attended.ts'
import { uploadFile, type Upload } from '#shared/client/upload.ts'
import { useConnection } from '#shared/ui/composables/use-connection.ts'
import { askToSignInAgain } from './sign-in-again.ts'

const { reportBack, reportLost } = useConnection()
const attendance: Attendance = { onAnswer: reportBack, onLost: reportLost, signInAgain: askToSignInAgain }

/** The portal's own part of the server. A call whose sign-in has ended waits for the password and is sent again. */
export const api: TRPCClient<PortalRouter> = attended(
  createApi<PortalRouter>({ url: '/api/portal' }),
  attendance,
)

/** Sends one file to the server, with the same care as every other call; `to` says what it is for. */
export function sendFile(
  upload: Omit<Upload, 'url'>,
  to: 'files' | 'documents/files' = 'files',
): Promise<Attachment> {
  return attend(() => uploadFile({ ...upload, url: `/api/portal/${to}` }), attendance)
}
