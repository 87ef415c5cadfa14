import * as z from 'zod/mini'

const fileRefusal = z.object({ code: z.string() })
const procedureRefusal = z.object({ error: z.object({ data: z.object({ refusal: fileRefusal }) }) })

/** The refusal codes in a reply's JSON: one of a procedure or file route, or several of a batch; else none. */
export function refusalCodes(text: string): string[] {
  let reply: unknown
  try {
    reply = JSON.parse(text)
  } catch {
    return []
  }
  return (Array.isArray(reply) ? reply : [reply]).flatMap((item) => {
    const ofProcedure = procedureRefusal.safeParse(item)
    if (ofProcedure.success) return [ofProcedure.data.error.data.refusal.code]
    const ofFile = fileRefusal.safeParse(item)
    return ofFile.success ? [ofFile.data.code] : []
  })
}
