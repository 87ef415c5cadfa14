import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { Inspector } from '#server/platform/files/inspector.ts'
import { largestFileBytes } from '#shared/domain/tasks/schema.ts'

async function inspect(content: string | Buffer, pieces = 7): Promise<Inspector> {
  const whole = Buffer.from(content)
  const step = Math.max(1, Math.ceil(whole.length / pieces))
  const chunks = Array.from({ length: Math.ceil(whole.length / step) }, (_, index) =>
    whole.subarray(index * step, (index + 1) * step),
  )
  const inspector = new Inspector()
  const passed = await buffer(Readable.from(chunks).pipe(inspector))
  expect(passed.equals(whole)).toBe(true)
  return inspector
}

describe('the bytes of an upload', () => {
  it('are counted and hashed', async () => {
    const { size, sha256 } = await inspect('zażółć gęślą jaźń')
    expect(size).toBe(26)
    expect(sha256).toBe(createHash('sha256').update('zażółć gęślą jaźń').digest('hex'))
  })

  it.each([
    ['UTF-8, also cut within a letter', Buffer.from('zażółć\r\n\tgęślą')],
    ['Windows-1250', Buffer.from([0x7a, 0x61, 0xbf, 0xf3, 0xb3, 0xe6, 0x0a])],
    ['one line', Buffer.from('a')],
  ])('are text in %s', async (_, content) => {
    expect((await inspect(content)).isText).toBe(true)
  })

  it.each([
    ['with a zero byte', Buffer.from('dane\0dane')],
    ['with control characters', Buffer.from('dane\x1b[31m')],
    ['in neither encoding', Buffer.from([0x61, 0x81, 0x0a])],
    ['that is a page', Buffer.from(' \n<!DOCTYPE html><p>')],
    ['that is a picture', Buffer.from('<svg xmlns="x"/>')],
    ['that is a program', Buffer.from('#!/bin/sh\nrm x')],
  ])('are no text when %s', async (_, content) => {
    expect((await inspect(content)).isText).toBe(false)
  })

  it('show macros wherever a chunk is cut', async () => {
    const archive = Buffer.from(`PK\x03\x04${'x'.repeat(100)}word/vbaProject.bin${'x'.repeat(100)}`)
    for (const pieces of [1, 3, 50, archive.length]) {
      expect((await inspect(archive, pieces)).hasMacros, String(pieces)).toBe(true)
    }
    expect((await inspect('a letter about vbaProject.bin')).hasMacros).toBe(false)
  })

  it('end where there are none, and after the limit', async () => {
    await expect(buffer(Readable.from([]).pipe(new Inspector()))).rejects.toMatchObject({
      code: 'file.empty',
    })
    const chunk = Buffer.alloc(1024 * 1024, 0x61)
    const chunks = Array.from({ length: largestFileBytes / chunk.length }, () => chunk)
    expect(await buffer(Readable.from(chunks).pipe(new Inspector()))).toHaveLength(largestFileBytes)
    const more = Readable.from([...chunks, Buffer.from('a')]).pipe(new Inspector())
    await expect(buffer(more)).rejects.toMatchObject({ code: 'file.too-large' })
  })
})
