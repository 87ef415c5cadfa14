import { flushPromises, mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { SentFile, Upload } from '#shared/ui/base/file-queue.ts'
import UiFileDrop from '#shared/ui/base/UiFileDrop.vue'
import { errors } from '#shared/messages/pl/errors.ts'
import { polish } from '../support/in-component.ts'

const fileOf = (name: string, size = 10) => new File([new Uint8Array(size)], name)

/** A drop zone whose uploads the test ends by hand. */
function dropWith(props: { maxFiles?: number; maxBytes?: number; modelValue?: SentFile[] } = {}) {
  const sending: (Parameters<Upload<SentFile>>[1] & {
    file: File
    answer: (sent: SentFile) => void
    refuse: (error: unknown) => void
  })[] = []
  const upload: Upload<SentFile> = (file, one) =>
    new Promise((answer, refuse) => sending.push({ ...one, file, answer, refuse }))
  const wrapper = mount(UiFileDrop<SentFile>, {
    attachTo: document.body,
    global: { plugins: [polish] },
    props: {
      label: 'Załączniki',
      upload,
      modelValue: [],
      'onUpdate:modelValue': (modelValue: readonly SentFile[]) => wrapper.setProps({ modelValue }),
      ...props,
    },
  })
  const drop = async (...files: File[]) => {
    await wrapper.get('.ui-files__drop').trigger('drop', { dataTransfer: { files } })
  }
  const sent = (id: number) => ({ id, name: sending[id]?.file.name ?? '', size: sending[id]?.file.size ?? 0 })
  const words = '.ui-file__name, small, .ui-file__problem'
  const lines = () =>
    wrapper.findAll('.ui-file').map((line) =>
      line
        .findAll(words)
        .map((word) => word.text())
        .join(' ')
        .replace(/\s/g, ' '),
    )
  return { wrapper, sending, drop, sent, lines }
}

describe('files', () => {
  it('are sent two at a time with their progress, and become the model', async () => {
    const { wrapper, sending, drop, sent } = dropWith()
    await drop(fileOf('a.pdf'), fileOf('b.pdf'), fileOf('c.pdf'))
    expect(sending.map(({ file }) => file.name)).toEqual(['a.pdf', 'b.pdf'])
    expect(wrapper.emitted('update:busy')).toEqual([[true]])
    sending[0]?.onProgress(0.4)
    await flushPromises()
    expect(wrapper.get('progress').attributes()).toMatchObject({
      value: '40',
      'aria-label': 'Wysyłanie a.pdf: 40%',
    })
    sending[0]?.answer(sent(0))
    await flushPromises()
    expect(sending).toHaveLength(3)
    sending[1]?.answer(sent(1))
    sending[2]?.answer(sent(2))
    await flushPromises()
    expect(wrapper.props('modelValue').map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf', 'c.pdf'])
    expect(wrapper.emitted('update:busy')?.at(-1)).toEqual([false])
    wrapper.unmount()
  })

  it('that do not fit say why and are not sent', async () => {
    const { sending, drop, lines, wrapper } = dropWith({ maxFiles: 2, maxBytes: 100 })
    await drop(
      fileOf('a.pdf'),
      fileOf('a.pdf'),
      fileOf('pusty.txt', 0),
      fileOf('film.mp4', 101),
      fileOf('b.pdf'),
      fileOf('c.pdf'),
    )
    expect(sending.map(({ file }) => file.name)).toEqual(['a.pdf', 'b.pdf'])
    expect(lines()).toEqual([
      'a.pdf 10 B',
      'a.pdf 10 B Ten plik jest już na liście.',
      'pusty.txt 0 B Plik jest pusty. Wybierz inny.',
      'film.mp4 101 B Plik ma 101 B, a może mieć najwyżej 100 B. Zmniejsz go albo podziel.',
      'b.pdf 10 B',
      'c.pdf 10 B Można dodać najwyżej 2 pliki.',
    ])
    wrapper.unmount()
  })

  it('that were refused say why and are retried with the same key', async () => {
    const { wrapper, sending, drop, sent, lines } = dropWith()
    await drop(fileOf('skan.pdf'))
    sending[0]?.refuse({ refusal: { code: 'file.type-mismatch', details: {}, requestId: '' } })
    await flushPromises()
    expect(lines()).toEqual([`skan.pdf 10 B ${errors['file.type-mismatch']}`])
    await wrapper.get('[aria-label="Wyślij ponownie skan.pdf"]').trigger('click')
    expect(sending[1]?.requestKey).toBe(sending[0]?.requestKey)
    sending[1]?.answer(sent(1))
    await flushPromises()
    expect(lines()).toEqual(['skan.pdf 10 B'])
    wrapper.unmount()
  })

  it('can be removed while they are sent and after', async () => {
    const { wrapper, sending, drop, sent, lines } = dropWith()
    await drop(fileOf('a.pdf'), fileOf('b.pdf'))
    sending[0]?.answer(sent(0))
    await flushPromises()
    await wrapper.get('[aria-label="Usuń b.pdf"]').trigger('click')
    expect(sending[1]?.signal.aborted).toBe(true)
    await wrapper.get('[aria-label="Usuń a.pdf"]').trigger('click')
    expect([lines(), wrapper.props('modelValue')]).toEqual([[], []])
    expect(document.activeElement).toBe(wrapper.get('input').element)
    wrapper.unmount()
  })

  it('of a draft stand in the list, and leave it when the form was sent', async () => {
    const { wrapper, lines } = dropWith({ modelValue: [{ id: 4, name: 'z-wczoraj.pdf', size: 2048 }] })
    expect(lines()).toEqual(['z-wczoraj.pdf 2 kB'])
    await wrapper.setProps({ modelValue: [] })
    expect(lines()).toEqual([])
    wrapper.unmount()
  })

  it('stop being sent when the form goes away', async () => {
    const { wrapper, sending, drop } = dropWith()
    await drop(fileOf('a.pdf'))
    wrapper.unmount()
    expect(sending[0]?.signal.aborted).toBe(true)
  })
})
