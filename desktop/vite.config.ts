import { defineConfig } from 'vite'
import { rendererConfig } from '../electron.vite.config.ts'

/** The desktop's renderer for a browser, as the server hands it out under /office/. */
export default defineConfig(rendererConfig('/office/', 'dist/office'))
