import type { Translated } from '../message.ts'
import type { clientsBulk as polish } from '../pl/clients-bulk.ts'

export const clientsBulk = {
  'clients-bulk.filter.caretaker': 'Caretaker',
  'clients-bulk.filter.everyone': 'All caretakers',
  'clients-bulk.filter.nobody': 'Without a caretaker',
  'clients-bulk.filter.no-clients': 'There are no clients with this caretaker.',
  'clients-bulk.selected': { one: '{count} client selected', other: '{count} clients selected' },
  'clients-bulk.select-all': 'Select all of this list',
  'clients-bulk.select-limit': 'The first {most} are selected. More at once is not possible.',
  'clients-bulk.clear': 'Clear selection',
  'clients-bulk.bar': 'Selected clients',
  'clients-bulk.change-caretaker': 'Change caretaker…',

  'clients-bulk.caretaker.title': 'Change the caretaker of many clients',
  'clients-bulk.caretaker.new': 'New caretaker',
  'clients-bulk.caretaker.new-hint': 'Left empty, the clients will have no caretaker.',
  'clients-bulk.caretaker.moves': 'Hand over the open tasks of the present caretakers too',
  'clients-bulk.caretaker.moves-hint':
    'Without a new caretaker the tasks go back to the queue of their group.',
  'clients-bulk.caretaker.reason': 'Reason',
  'clients-bulk.caretaker.reason-missing': 'Tasks go to somebody else: say why.',
  'clients-bulk.caretaker.preview': 'What will change',
  'clients-bulk.caretaker.reading': 'Looking at what will change…',
  'clients-bulk.caretaker.changing': {
    one: '{count} client will get another caretaker.',
    other: '{count} clients will get another caretaker.',
  },
  'clients-bulk.caretaker.nothing': 'Nothing will change: all selected clients have this caretaker already.',
  'clients-bulk.caretaker.unchanged': 'Have this caretaker already: {number}.',
  'clients-bulk.caretaker.gone': 'Records that are not there any more: {number}.',
  'clients-bulk.caretaker.tasks': {
    one: '{count} open task of the present caretakers:',
    other: '{count} open tasks of the present caretakers:',
  },
  'clients-bulk.caretaker.no-tasks': 'The present caretakers have no open tasks for them.',
  'clients-bulk.caretaker.more-tasks': 'and {number} more',
  'clients-bulk.caretaker.run': {
    one: 'Change caretaker of {count} client',
    other: 'Change caretaker of {count} clients',
  },
  'clients-bulk.caretaker.progress': '{done} of {all} changed',
  'clients-bulk.caretaker.stopped': 'Stopped. What was changed stays; the rest can be finished.',
  'clients-bulk.caretaker.go-on': 'Finish',
  'clients-bulk.caretaker.done': {
    one: '{count} client has another caretaker now.',
    other: '{count} clients have another caretaker now.',
  },
  'clients-bulk.caretaker.moved': 'Tasks handed over: {number}.',
  'clients-bulk.caretaker.left-out': 'Somebody changed these records meanwhile, so they stay as they are:',
  'clients-bulk.caretaker.again': 'Look at those left out',
} satisfies Translated<typeof polish>
