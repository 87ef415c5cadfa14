import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '#shared/domain/kernel/errors.ts'
import { dayOfKey, isFileKey } from './file-key.ts'
import type { FileStore } from './file-store.ts'

const unfinished = '.part'

/** Keeps files on a local disk, in one folder per day below `root`; only this user may read them. */
export function openDiskStore(root: string): FileStore {
  return {
    async put(key, bytes) {
      const path = pathOf(root, key)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      try {
        const file = await open(path + unfinished, 'wx', 0o600)
        await pipeline(bytes, file.createWriteStream({ flush: true }))
        await rename(path + unfinished, path)
        await flushFolder(dirname(path))
      } catch (error) {
        await rm(path + unfinished, { force: true })
        throw error
      }
    },

    async open(key) {
      try {
        const file = await open(pathOf(root, key), 'r')
        return file.createReadStream()
      } catch (error) {
        if (isMissing(error)) throw new AppError('file.not-found')
        throw error
      }
    },

    async remove(key) {
      const path = pathOf(root, key)
      await rm(path, { force: true })
      await rm(path + unfinished, { force: true })
    },

    async keysMadeOn(day) {
      try {
        const names = await readdir(join(root, day))
        return [...new Set(names.map((name) => name.replace(unfinished, '')))].filter(isFileKey)
      } catch (error) {
        if (isMissing(error)) return []
        throw error
      }
    },
  }
}

function pathOf(root: string, key: string): string {
  if (!isFileKey(key)) throw new Error('Not a key of the file store')
  return join(root, dayOfKey(key), key)
}

/** Makes the new name of a file outlast a power cut; Windows has no such call for folders. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

function isMissing(error: unknown): boolean {
  return (error as { code?: string }).code === 'ENOENT'
}
