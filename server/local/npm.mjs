import { basename } from 'node:path'

/**
 * How to run npm: the very npm that started us where there is one, with this Node; else the one on PATH.
 * @param {string[]} args
 */
export function npmCommand(args, env = process.env) {
  const own = env.npm_execpath ?? ''
  if (basename(own) === 'npm-cli.js') return [process.execPath, own, ...args]
  // On Windows npm is a batch file, which only the command interpreter starts.
  return process.platform === 'win32' ? ['cmd.exe', '/d', '/s', '/c', 'npm', ...args] : ['npm', ...args]
}
