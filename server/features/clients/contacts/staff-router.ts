import * as z from 'zod/mini'
import {
  addContactInput,
  contact,
  contactPage,
  listContactsInput,
  removeContactInput,
  updateContactInput,
} from '#shared/domain/clients/contacts.ts'
import { command, query } from '#server/platform/trpc/builders.ts'
import { router } from '#server/platform/trpc/init.ts'
import { addContact } from './add-contact.ts'
import { getContact, listContacts } from './queries.ts'
import { removeContact } from './remove-contact.ts'
import { updateContact } from './update-contact.ts'

export const contactsStaffRouter = router({
  list: query('client.read')
    .input(listContactsInput)
    .output(contactPage)
    .query(({ ctx, input }) => listContacts(ctx, input)),

  add: command('client.edit')
    .input(addContactInput)
    .output(contact)
    .mutation(async ({ ctx, input }) => {
      const contactId = await addContact(ctx, input)
      return getContact(ctx, { clientId: input.clientId, contactId })
    }),

  update: command('client.edit')
    .input(updateContactInput)
    .output(contact)
    .mutation(async ({ ctx, input }) => {
      await updateContact(ctx, input)
      return getContact(ctx, input)
    }),

  remove: command('client.edit')
    .input(removeContactInput)
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => {
      await removeContact(ctx, input)
      return {}
    }),
})
