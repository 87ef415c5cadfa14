export interface ServerBinary {
  engine: 'mariadb' | 'mysql'
  version: string
  path: string
}

export function findServers(folders?: string[]): ServerBinary[]
export function isSupported(server: { engine: 'mariadb' | 'mysql'; version: string }): boolean
