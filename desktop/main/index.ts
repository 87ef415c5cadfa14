import { app, protocol } from 'electron'
import { appScheme } from './app-scheme.ts'
import { guardContents } from './content-guard.ts'
import { startOfficeApp } from './office-app.ts'

app.enableSandbox()
protocol.registerSchemesAsPrivileged([appScheme])
guardContents(app)
// Windows shows notifications only of programs it knows by the id the installer wrote.
if (process.platform === 'win32') app.setAppUserModelId('pl.okienko.desktop')

if (app.requestSingleInstanceLock()) {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  void app.whenReady().then(() => {
    const office = startOfficeApp()
    app.on('second-instance', office.bringForward)
    app.on('activate', office.bringForward)
  })
} else {
  app.quit()
}
