import type { PolishTexts } from '../message.ts'

/** Texts of the letters the server sends. */
export const mails = {
  'mail.greeting': 'Dzień dobry,',
  'mail.signature': '{office}\nTa wiadomość została wysłana automatycznie.',
  'mail.link-until': 'Adres działa jeden raz, do {until}.',

  'mail.activation.subject': '{office}: Twoje konto w portalu',
  'mail.activation.why': 'założyliśmy dla Ciebie konto w portalu klienta „{office}”. Twój login: {login}',
  'mail.activation.how': 'Żeby ustawić hasło i zacząć korzystać z konta, otwórz ten adres:',
  'mail.activation.unexpected':
    'Jeśli to pomyłka, nie musisz nic robić: bez ustawionego hasła nikt nie zaloguje się na to konto.',

  'mail.password-reset.subject': '{office}: nowe hasło',
  'mail.password-reset.why': 'ktoś poprosił o nowe hasło do konta {login}.',
  'mail.password-reset.how': 'Żeby je ustawić, otwórz ten adres:',
  'mail.password-reset.unexpected':
    'Jeśli to nie Ty, nie musisz nic robić: dotychczasowe hasło działa nadal.',

  'mail.delegate.subject': '{office}: masz dostęp do danych klienta',
  'mail.delegate.why':
    'w portalu klienta „{office}” możesz teraz załatwiać sprawy w imieniu klienta: {client}.',
  'mail.delegate.until': 'Dostęp kończy się {until}.',
  'mail.delegate.how': 'Zaloguj się na swoje konto:',

  'mail.document.subject': '{office}: nowy dokument',
  'mail.document.why': 'w portalu czeka na Ciebie nowy dokument: {title}.',
  'mail.document.how': 'Możesz go pobrać pod tym adresem:',

  'mail.outage.subject': 'Przerwa w usługach: {title}',
  'mail.outage.why': '{office} informuje: {title}.',
  'mail.outage.from': 'Początek prac: {from}.',
  'mail.outage.until': 'Przewidywany koniec: {until}.',
  'mail.outage.stop': 'Nie chcesz listów o awariach i przerwach? Wypisz się jednym kliknięciem:',
  'mail.news.subject': '{office}: {title}',
  'mail.news.why': '{office} informuje: {title}.',
  'mail.news.stop': 'Nie chcesz listów z aktualnościami? Wypisz się jednym kliknięciem:',
  'mail.publication.how': 'Całość przeczytasz tutaj:',

  'mail.request.subject-answered': 'Zgłoszenie {number}: jest odpowiedź',
  'mail.request.subject-moved': 'Zgłoszenie {number}: nowy stan',
  'mail.request.answered': 'w zgłoszeniu {number} „{title}” jest odpowiedź biura.',
  'mail.request.moved': 'zgłoszenie {number} „{title}” ma nowy stan.',
  'mail.request.status': 'Stan zgłoszenia: {status}.',
  'mail.request.how': 'Szczegóły są w portalu; tam też można odpowiedzieć:',
  'mail.request.status.new': 'nowe',
  'mail.request.status.in-progress': 'w toku',
  'mail.request.status.waiting': 'czeka na Twoją odpowiedź',
  'mail.request.status.resolved': 'rozwiązane',
  'mail.request.status.closed': 'zamknięte',
  'mail.request.status.rejected': 'odrzucone',
  'mail.case.subject': '{office}: zgłoszenie {number} przyjęte',
  'mail.case.why': 'biuro {office} przyjęło zgłoszenie bez konta. Numer sprawy: {number}.',
  'mail.case.how':
    'Stan sprawy i odpowiedzi biura są w portalu. Podaj numer i tajny kod; tam też można coś dopisać:',
  'mail.case.secret':
    'Tajny kod pokazaliśmy po wysłaniu zgłoszenia. Nie ma go w tym liście, żeby sprawy nie przeczytał nikt inny.',
  'mail.case.unexpected':
    'Jeśli to nie Twoje zgłoszenie, ktoś podał Twój adres przez pomyłkę. Możesz pominąć ten list.',
} as const satisfies PolishTexts
