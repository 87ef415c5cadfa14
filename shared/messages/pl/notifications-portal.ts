import type { PolishTexts } from '../message.ts'

/** Texts of the notifications of a client, and of the letters about what is published. */
export const notificationsPortal = {
  'told.lead': 'Aktualności i komunikaty, o których powiadamia biuro.',
  'told.empty': 'Nie ma jeszcze powiadomień.',
  'told.empty-first': 'Gdy biuro zapowie przerwę albo opublikuje coś dla Ciebie, zobaczysz to tutaj.',
  'told.read-all': 'Oznacz wszystkie jako przeczytane',
  'told.new': 'nowe',
  'told.ended': 'Publikacja, której już nie ma w portalu',
  'told.back': 'Wszystkie powiadomienia',
  'told.outage': 'Przerwa w usługach',
  'told.news': 'Wiadomość z biura',

  'letters.title': 'Listy e-mail o publikacjach',
  'letters.text': 'Listy przychodzą na adres {email}. Powiadomienia w portalu dostajesz zawsze.',
  'letters.no-address':
    'To konto nie ma adresu e-mail, więc listy nie przyjdą. Poproś biuro, żeby go wpisało.',
  'letters.outages': 'Pisz do mnie o awariach i planowanych przerwach.',
  'letters.news': 'Pisz do mnie o aktualnościach.',
  'letters.saved': 'Zapisano.',

  'stop.ask': 'Czy na pewno nie chcesz już dostawać takich listów?',
  'stop.do': 'Wypisz mnie',
  'stop.done-outages': 'Nie będziemy już pisać o awariach i przerwach.',
  'stop.done-news': 'Nie będziemy już pisać o aktualnościach.',
  'stop.undo': 'Możesz to zmienić w każdej chwili na swoim koncie.',
  'stop.unknown': 'Ten link nie pasuje do żadnego listu. Zaloguj się i wyłącz listy na swoim koncie.',
  'stop.account': 'Moje konto',
} as const satisfies PolishTexts
