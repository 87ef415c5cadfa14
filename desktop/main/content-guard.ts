import type { App, Session, WebContents } from 'electron'
import { appOrigin, kindOfUrl } from './app-scheme.ts'

/**
 * Refuses whatever could bring foreign content into the app, in every page there is or will be: leaving the app's
 * origin, new windows, webviews. A link to one of the office's files becomes a download instead.
 */
export function guardContents(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuseForeign = (event: { preventDefault(): void; url: string }): void => {
      if (kindOfUrl(event.url) === 'page') return
      event.preventDefault()
      downloadIfFile(contents, event.url)
    }
    contents.on('will-navigate', refuseForeign)
    contents.on('will-frame-navigate', refuseForeign)
    contents.on('will-redirect', refuseForeign)
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      downloadIfFile(contents, url)
      return { action: 'deny' }
    })
  })
}

/** Refuses every permission a page could ask for or already believe to have; the app needs none. */
export function refusePermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
}

export interface DownloadParts {
  folder(): string
  /** Told when a download broke off. */
  onFailure(fileName: string): void
}

/** Asks where to save each of the office's files; any other download is refused. */
export function guardDownloads(session: Session, parts: DownloadParts): void {
  session.on('will-download', (event, item) => {
    const address = item.getURL()
    if (kindOfUrl(address) !== 'file' && !address.startsWith(`blob:${appOrigin}/`)) {
      event.preventDefault()
      return
    }
    const fileName = item.getFilename()
    item.setSaveDialogOptions({ defaultPath: `${parts.folder()}/${fileName}` })
    item.once('done', (_done, state) => {
      if (state === 'interrupted') parts.onFailure(fileName)
    })
  })
}

function downloadIfFile(contents: WebContents, address: string): void {
  if (kindOfUrl(address) === 'file') contents.downloadURL(address)
}
