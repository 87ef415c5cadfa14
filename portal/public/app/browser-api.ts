import type { PublicApi } from '#shared/domain/office/schema.ts'

/** The public reads over the network; the client behind it is loaded only when a page really has to ask. */
export const browserApi: PublicApi = {
  async officeInfo() {
    const { api } = await import('./api.ts')
    return api.office.info.query()
  },
}
