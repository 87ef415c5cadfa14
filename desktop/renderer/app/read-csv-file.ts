import type { CsvFile } from '#shared/domain/kernel/csv.ts'

/** A chosen file as requests carry it. Throws when the browser cannot read it any more. */
export async function readCsvFile(file: File): Promise<CsvFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  // As many arguments as every engine takes.
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return { name: file.name, content: btoa(binary) }
}
