import { expect, it, vi } from 'vitest'
import { sendFile, sendPicture } from '#desktop/renderer/app/api.ts'

/** A file that says it has 200 MB. */
function hugeFile(): File {
  const file = new File(['x'], 'film.png')
  Object.defineProperty(file, 'size', { value: 200 * 1024 * 1024 })
  return file
}

it('a file that is far too large is refused with its limit, and nothing is sent', async () => {
  const send = vi.spyOn(XMLHttpRequest.prototype, 'send')
  const upload = { file: hugeFile(), requestKey: crypto.randomUUID() }
  await expect(sendFile(upload, 'publications/files')).rejects.toMatchObject({
    refusal: { code: 'file.too-large', details: { limit: 25 * 1024 * 1024 } },
  })
  await expect(sendPicture(upload, 'picture')).rejects.toMatchObject({
    refusal: { code: 'picture.too-large' },
  })
  expect(send).not.toHaveBeenCalled()
})
