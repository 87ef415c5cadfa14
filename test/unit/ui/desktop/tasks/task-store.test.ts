import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { useTaskStore } from '#desktop/renderer/features/tasks/task-store.ts'
import { taskDetail, taskRow } from '../support/rows.ts'

describe('the tasks a window knows', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('never go back to an older version, in whatever order answers come', () => {
    const store = useTaskStore()
    store.applyRows([taskRow({ version: 5, status: 'waiting' })])
    store.applyRows([taskRow({ version: 4, status: 'new' })])
    expect(store.rows.get(1)?.status).toBe('waiting')
  })

  it('take a newer answer of the same version, because deadlines pass without a change', () => {
    const store = useTaskStore()
    store.applyRows([taskRow({ isOverdue: false })])
    store.applyRows([taskRow({ isOverdue: true })])
    expect(store.rows.get(1)?.isOverdue).toBe(true)
  })

  it('follow the detail in the list', () => {
    const store = useTaskStore()
    store.applyRows([taskRow()])
    store.applyDetail(taskDetail({ version: 4, status: 'resolved' }))
    expect(store.rows.get(1)?.status).toBe('resolved')
    expect(store.details.get(1)?.version).toBe(4)
  })

  it('are forgotten when they are out of reach', () => {
    const store = useTaskStore()
    store.applyDetail(taskDetail())
    store.forget(1)
    expect(store.rows.has(1)).toBe(false)
    expect(store.details.has(1)).toBe(false)
  })
})
