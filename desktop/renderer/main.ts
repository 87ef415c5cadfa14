import '@fontsource-variable/inter'
import '#shared/ui/styles/index.css'
import './app/app.css'
import { createApp } from 'vue'
import { createPinia } from 'pinia'
import AppRoot from './app/AppRoot.vue'
import { createAppRouter } from './app/router.ts'
import { installTexts } from './app/texts.ts'

const app = createApp(AppRoot)
app.use(createPinia())
app.use(createAppRouter())
await installTexts(app)
app.mount('#app')
