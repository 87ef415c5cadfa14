import type { PolishTexts } from '../message.ts'

/** Texts about documents that only the portal says. */
export const documentsPortal = {
  'portal.new-document.title': 'Wyślij dokument',
  'portal.documents.add': 'Wyślij dokument do biura',
  'portal.documents.arrived': 'Dokument dotarł do biura. Zajmiemy się nim w zgłoszeniu {number}.',
  'portal.documents.which': 'Które dokumenty',
  'portal.documents.out': 'Od biura',
  'portal.documents.in': 'Wysłane przeze mnie',
  'portal.documents.new': 'Nowy',
  'portal.documents.request': 'zgłoszenie {number}',
  'portal.documents.opened-out': 'Otwarty {when}',
  'portal.documents.opened-in': 'Biuro otworzyło go {when}',
  'portal.documents.unopened-in': 'Biuro jeszcze go nie otworzyło',
  'portal.documents.none-out': 'Nie masz jeszcze dokumentów od biura.',
  'portal.documents.what-comes-out': 'Faktury, pisma i umowy pojawią się tutaj, gdy je wyślemy.',
  'portal.documents.none-in': 'Nie wysłano stąd jeszcze żadnego dokumentu.',
  'portal.documents.what-comes-in': 'Tutaj zobaczysz, co zostało wysłane i kiedy biuro to otworzyło.',
  'portal.new-document.choose': 'Wybierz rodzaj dokumentu',
  'portal.new-document.note-hint': 'Czego dotyczy dokument i co mamy z nim zrobić.',
  'portal.new-document.request': 'Sprawa, do której należy',
  'portal.new-document.request-hint': 'Dołączymy go do rozmowy w tym zgłoszeniu.',
  'portal.new-document.new-matter': 'Nowa sprawa',
  'portal.new-document.send': 'Wyślij dokument',
  'portal.new-document.problem.kind': 'Wybierz rodzaj dokumentu.',
  'portal.new-document.problem.files': 'Dodaj co najmniej jeden plik.',
  'portal.new-document.arrived-before':
    'Poprzednia wersja tego dokumentu dotarła już do biura. Zobacz ją w „Dokumentach”; wyślij ponownie, tylko jeśli to coś innego.',
} as const satisfies PolishTexts
