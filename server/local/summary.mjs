/** @typedef {{ role: string, login: string, password: string, where: string }} DemoLogin */

/**
 * What a person needs to know once the office is open.
 * @param {{ portal: string, office: string, firstLink?: string | undefined, demoLogins: DemoLogin[], mails: string, folder: string }} facts
 */
export function summary({ portal, office, firstLink, demoLogins, mails, folder }) {
  return [
    '',
    'Okienko is open.',
    '',
    ...columns([
      ['Portal for clients', portal],
      ['Staff app', office],
    ]),
    ...(demoLogins.length > 0 ? ['', 'Sign in to the demo office with:', '', ...loginLines(demoLogins)] : []),
    ...(firstLink ? ['', 'Make the first administrator (this link works once):', '', `  ${firstLink}`] : []),
    '',
    ...columns([
      ['Mails go to', mails],
      ['Data and logs are in', folder],
    ]),
    '',
    'Stop with Ctrl-C. The next start keeps everything.',
    '',
  ].join('\n')
}

/** @param {DemoLogin[]} logins */
function loginLines(logins) {
  return columns(logins.map(({ role, where, login, password }) => [role, where, login, password]))
}

/** Lines with the cells of each column below each other. @param {string[][]} rows */
function columns(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length)),
  )
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd(),
  )
}
