import { app, dialog, protocol } from 'electron'
import { appScheme } from './app-scheme.ts'
import { guardContents } from './content-guard.ts'
import { startOfficeApp } from './office-app.ts'

// An app started from its sources keeps its session apart from the installed one.
if (!app.isPackaged && !app.commandLine.hasSwitch('user-data-dir'))
  app.setPath('userData', `${app.getPath('userData')}-local`)

app.enableSandbox()
protocol.registerSchemesAsPrivileged([appScheme])
guardContents(app)
// Windows shows notifications only of programs it knows by the id the installer wrote.
if (process.platform === 'win32') app.setAppUserModelId('pl.okienko.desktop')

if (app.requestSingleInstanceLock()) {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app
    .whenReady()
    .then(() => {
      const office = startOfficeApp()
      app.on('second-instance', office.bringForward)
      app.on('activate', office.bringForward)
    })
    .catch((error: unknown) => {
      dialog.showErrorBox('Okienko', error instanceof Error ? (error.stack ?? error.message) : String(error))
      app.exit(1)
    })
} else {
  app.quit()
}
