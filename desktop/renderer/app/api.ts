import type { TRPCClient } from '@trpc/client'
import { largestPictureBytes, type KeptPicture } from '#shared/domain/appearance/schema.ts'
import { largestFileBytes, type Attachment } from '#shared/domain/tasks/schema.ts'
import type { StaffRouter } from '#server/router.ts'
import { createApi } from '#shared/client/api.ts'
import { attend, attended, type Attendance } from '#shared/client/attended.ts'
import { RefusedError } from '#shared/client/refusals.ts'
import { uploadFile, type Upload } from '#shared/client/upload.ts'
import { useConnection } from '#shared/ui/composables/use-connection.ts'

/** Answers true once the person has signed in again, false when they gave up. */
type SignInAgain = () => Promise<boolean>

let signInAgain: SignInAgain = () => Promise.resolve(false)

/** Says who asks for the password when a session ends in the middle of work. */
export function whenSessionEnds(ask: SignInAgain): void {
  signInAgain = ask
}

const { reportBack, reportLost } = useConnection()
const attendance: Attendance = { onAnswer: reportBack, onLost: reportLost, signInAgain: () => signInAgain() }

/** The server. A call whose session has ended waits for the password and is then sent again. */
export const api: TRPCClient<StaffRouter> = attended(
  createApi<StaffRouter>({ url: '/api/staff' }),
  attendance,
)

/** Of a body that is far too long the server breaks off the reading, and nobody would hear why. */
function refuseAbove(limit: number, code: 'file.too-large' | 'picture.too-large', file: File): void {
  if (file.size > limit) throw new RefusedError({ code, details: { limit }, requestId: '' })
}

/** Sends one file to the server, with the same care as every other call; `to` says what it is for. */
export async function sendFile(
  upload: Omit<Upload, 'url'>,
  to: 'files' | 'documents/files' | 'publications/files' = 'files',
): Promise<Attachment> {
  refuseAbove(largestFileBytes, 'file.too-large', upload.file)
  return attend(() => uploadFile({ ...upload, url: `/api/staff/${to}` }), attendance)
}

/** Sends a picture for the look of the portal, which the server draws anew. */
export async function sendPicture(
  upload: Omit<Upload, 'url'>,
  use: 'picture' | 'icon',
): Promise<KeptPicture> {
  refuseAbove(largestPictureBytes, 'picture.too-large', upload.file)
  const url = `/api/staff/appearance/${use}s`
  return (await attend(() => uploadFile({ ...upload, url }), attendance)) as unknown as KeptPicture
}

export const hrefOfFile = (file: { readonly id: number }): string => `/api/staff/files/${file.id}`
