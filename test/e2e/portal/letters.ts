import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'

/** Where the newest letter to an address leads, once it was written: the path of its link, such as `/aktywacja/…`. */
export async function linkInLetterTo(address: string, begins: string): Promise<string> {
  let found: string | undefined
  await expect
    .poll(() => (found = findLink(address, begins)), { message: `a letter to ${address}`, timeout: 20_000 })
    .toBeDefined()
  return found ?? ''
}

function findLink(address: string, begins: string): string | undefined {
  const folder = process.env['OKIENKO_MAILS'] ?? ''
  // Made with the first letter of an office.
  const letters = (existsSync(folder) ? readdirSync(folder) : [])
    .sort()
    .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    .filter((letter) => letter.includes(`To: ${address}`))
  // Long lines of a letter are folded with a trailing "=".
  const links = letters.flatMap(
    (letter) => letter.replace(/=\r?\n/g, '').match(/\/[a-z-]+\/[\w-]{43}/g) ?? [],
  )
  return links.findLast((link) => link.startsWith(begins))
}
