import type { Appearance } from './schema.ts'

/** How the portal looks before an office changes anything. */
export const delivered: Appearance = {
  name: { pl: '', en: '' },
  brand: '#0e6076',
  radius: 10,
  density: 'cozy',
  font: 'system',
  logo: null,
  faviconId: null,
  headerLinks: [],
  footerLinks: [],
  blocks: [
    {
      kind: 'hero',
      title: { pl: 'Załatw sprawę bez wizyty w biurze', en: 'Settle it without a visit to the office' },
      text: {
        pl: 'Zgłoś awarię, zadaj pytanie albo umów wizytę. Zobaczysz, kto się tym zajmuje i do kiedy odpowiemy.',
        en: 'Report a failure, ask a question or arrange a visit. You will see who is dealing with it and by when we answer.',
      },
    },
    { kind: 'outages' },
    { kind: 'notices', count: 3 },
    { kind: 'news', count: 3 },
    { kind: 'templates', count: 4 },
  ],
  places: { footer: [], news: [], outages: [], templates: [], 'sign-in': [], dashboard: [] },
}
