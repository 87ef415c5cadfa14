import type { ClientRecord } from '#shared/domain/clients/schema.ts'
import type { DesktopTexts } from '#shared/messages/desktop-catalogue.ts'
import type { Translator } from '#shared/messages/translator.ts'

/** What other systems tell of a client, in words; what is not there yet says so and shows no figure. */
export function awaitedFacts(
  { debt, lastReading }: Pick<ClientRecord, 'debt' | 'lastReading'>,
  { t, money, number, shortDate }: Translator<DesktopTexts>,
): { label: string; value: string; isAwaited: boolean; isBad: boolean }[] {
  return [
    {
      label: t('settlement.debt'),
      value: debt.state === 'known' ? money(debt.value) : t('settlement.not-yet'),
      isAwaited: debt.state === 'awaited',
      isBad: debt.state === 'known' && debt.value > 0,
    },
    {
      label: t('settlement.last-reading'),
      value:
        lastReading.state === 'known'
          ? `${number(lastReading.value.value / 1000)} (${shortDate(lastReading.value.on)})`
          : t('settlement.not-yet'),
      isAwaited: lastReading.state === 'awaited',
      isBad: false,
    },
  ]
}
