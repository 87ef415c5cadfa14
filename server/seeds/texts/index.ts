import { billingComplaint } from './billing-complaint.ts'
import { contract } from './contract.ts'
import { failure } from './failure.ts'
import { meeting } from './meeting.ts'
import { meter } from './meter.ts'
import { question } from './question.ts'
import { serviceVisit } from './service-visit.ts'

/** What is written about each type of task, by the type's code. */
export const textsOfType = {
  failure,
  'billing-complaint': billingComplaint,
  'service-visit': serviceVisit,
  meeting,
  contract,
  meter,
  question,
}
