export type InstagramLabels = {
  readonly comment: string;
  readonly owner: string;
  readonly time: string;
  readonly caption: string;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly privateAccount: string;
  readonly no: string;
  readonly yes: string;
};

function labels(words: readonly [string, string, string, string, string, string, string, string, string, string]) {
  const [comment, owner, time, caption, username, name, email, privateAccount, no, yes] = words;
  return { comment, owner, time, caption, username, name, email, privateAccount, no, yes };
}

/** Labels by language of the account; `unknown` stands for one that nobody has a table for. */
export const instagramLabels = {
  en: labels([
    'Comment',
    'Media Owner',
    'Time',
    'Caption',
    'Username',
    'Name',
    'Email',
    'Private Account',
    'False',
    'True',
  ]),
  de: labels([
    'Kommentar',
    'Medieninhaber',
    'Zeit',
    'Bildunterschrift',
    'Benutzername',
    'Name',
    'E-Mail-Adresse',
    'Privates Konto',
    'Nein',
    'Ja',
  ]),
  nl: labels([
    'Opmerking',
    'Media-eigenaar',
    'Tijd',
    'Bijschrift',
    'Gebruikersnaam',
    'Naam',
    'E-mailadres',
    'Privéaccount',
    'Nee',
    'Ja',
  ]),
  fr: labels([
    'Commentaire',
    'Propriétaire du média',
    'Heure',
    'Légende',
    'Nom d’utilisateur',
    'Nom',
    'Adresse e-mail',
    'Compte privé',
    'Non',
    'Oui',
  ]),
  es: labels([
    'Comentario',
    'Propietario del contenido multimedia',
    'Hora',
    'Pie de foto',
    'Nombre de usuario',
    'Nombre',
    'Correo electrónico',
    'Cuenta privada',
    'No',
    'Sí',
  ]),
  pt: labels([
    'Comentário',
    'Proprietário da mídia',
    'Hora',
    'Legenda',
    'Nome de usuário',
    'Nome',
    'Email',
    'Conta privada',
    'Não',
    'Sim',
  ]),
  it: labels([
    'Commento',
    'Proprietario del contenuto multimediale',
    'Ora',
    'Didascalia',
    'Nome utente',
    'Nome',
    'Indirizzo e-mail',
    'Account privato',
    'No',
    'Sì',
  ]),
  ar: labels([
    'تعليق',
    'مالك الوسائط',
    'الوقت',
    'التسمية التوضيحية',
    'اسم المستخدم',
    'الاسم',
    'البريد الإلكتروني',
    'حساب خاص',
    'لا',
    'نعم',
  ]),
  hi: labels(['टिप्पणी', 'मीडिया का मालिक', 'समय', 'कैप्शन', 'यूज़रनेम', 'नाम', 'ईमेल', 'निजी अकाउंट', 'नहीं', 'हाँ']),
  tr: labels([
    'Yorum',
    'Medya sahibi',
    'Saat',
    'Açıklama',
    'Kullanıcı adı',
    'Ad',
    'E-posta',
    'Gizli Hesap',
    'Hayır',
    'Evet',
  ]),
  pl: labels([
    'Komentarz',
    'Właściciel mediów',
    'Godzina',
    'Podpis',
    'Nazwa użytkownika',
    'Nazwa',
    'Adres e-mail',
    'Konto prywatne',
    'Nie',
    'Tak',
  ]),
  ru: labels([
    'Комментарий',
    'Владелец медиафайла',
    'Время',
    'Подпись',
    'Имя пользователя',
    'Имя',
    'Электронный адрес',
    'Закрытый аккаунт',
    'Нет',
    'Да',
  ]),
  unknown: labels([
    'Qomentu',
    'Medja sahebu',
    'Vahtu',
    'Tittulu',
    'Uzornimu',
    'Nimu',
    'Elposhtu',
    'Hususi',
    'Yoqu',
    'Hanu',
  ]),
} as const satisfies { readonly [language: string]: InstagramLabels };

export type ExportLanguage = keyof typeof instagramLabels;
