// The page's words in both languages.

const TEXTS = {
  ru: {
    title: 'Заявка: служба поддержки внутри Telegram',
    lead: 'Четыре телефона и один бот, всё на этом компьютере. Что делает один человек, остальные видят сразу.',
    step1: 'Откройте приложение на телефоне Анны: кнопка слева внизу.',
    step2: 'Создайте заявку и откройте приложение у Бориса, сотрудника: она уже там.',
    step3: 'Смените статус или ответьте: Анна увидит это сразу, а бот пришлёт ей сообщение.',
    language: 'Язык', theme: 'Тема', phones: 'Телефоны',
    light: 'Светлая', dark: 'Тёмная', sand: 'Песок',
    client: 'клиент', agent: 'сотрудник', owner: 'владелец',
    bot: 'бот', typing: 'печатает…', start: 'Начать', unblock: 'Разблокировать',
    greeting: 'Что умеет этот бот?', noDescription: 'Принимает заявки и сообщает, что с ними происходит.',
    app: 'Открыть', write: 'Сообщение…', send: 'Отправить', attach: 'Прикрепить файл', reply: 'Ответить',
    edit: 'Изменить', cancel: 'Отмена', edited: 'изменено', chatMenu: 'Меню чата', block: 'Заблокировать бота',
    shareContact: 'Отправить свой номер', blockedNote: 'Вы заблокировали бота', editing: 'Изменение сообщения',
    close: 'Закрыть', back: 'Назад', more: 'Меню приложения', reload: 'Перезагрузить', settings: 'Настройки',
    ok: 'OK', closeAnyway: 'Закрыть приложение?', closeLoses: 'Изменения могут не сохраниться.',
    askPhone: 'Отправить боту ваш номер телефона?', askWrite: 'Разрешить боту писать вам?', askLocation: 'Сообщить боту, где вы?', allow: 'Разрешить', deny: 'Не сейчас',
    share: 'Отправить', scan: 'Сканер QR', scanHint: 'Камеры здесь нет: введите, что в коде.',
    album: 'Фото', file: 'Файл', voice: 'Голосовое сообщение', contact: 'Контакт', location: 'Место',
    writeAllowed: 'Вы разрешили боту писать вам', copied: 'Скопировано', log: 'Что просило приложение', today: 'Сегодня',
    forwarded: 'Переслано от', noAnswer: 'Бот не ответил', linkOutside: 'Ссылка откроется вне демонстрации',
    switchTheme: 'Сменить тему', switchLanguage: 'Сменить язык', chatWith: 'Чат с ботом', downloading: 'Загрузка',
    showAgain: 'Все телефоны скрыты. Включите хотя бы один выше.',
  },
  en: {
    title: 'Zayavka: a helpdesk inside Telegram',
    lead: 'Four phones and one bot, all on this computer. What one person does, the others see at once.',
    step1: 'Open the app on Anna’s phone with the button at the lower left.',
    step2: 'File a ticket and open the app on the phone of Boris, an agent: it is there already.',
    step3: 'Change its status or reply: Anna sees it at once, and the bot sends her a message.',
    language: 'Language', theme: 'Theme', phones: 'Phones',
    light: 'Light', dark: 'Dark', sand: 'Sand',
    client: 'client', agent: 'agent', owner: 'owner',
    bot: 'bot', typing: 'typing…', start: 'Start', unblock: 'Unblock',
    greeting: 'What can this bot do?', noDescription: 'Takes your tickets and tells you what becomes of them.',
    app: 'Open', write: 'Message…', send: 'Send', attach: 'Attach a file', reply: 'Reply',
    edit: 'Edit', cancel: 'Cancel', edited: 'edited', chatMenu: 'Chat menu', block: 'Block the bot',
    shareContact: 'Send my number', blockedNote: 'You have blocked the bot', editing: 'Editing the message',
    close: 'Close', back: 'Back', more: 'App menu', reload: 'Reload', settings: 'Settings',
    ok: 'OK', closeAnyway: 'Close the app?', closeLoses: 'Changes may not be saved.',
    askPhone: 'Send your phone number to the bot?', askWrite: 'Let the bot write to you?', askLocation: 'Let the bot know where you are?', allow: 'Allow', deny: 'Not now',
    share: 'Send', scan: 'QR scanner', scanHint: 'There is no camera here: type what the code says.',
    album: 'Photo', file: 'File', voice: 'Voice message', contact: 'Contact', location: 'Place',
    writeAllowed: 'You let the bot write to you', copied: 'Copied', log: 'What the app asked for', today: 'Today',
    forwarded: 'Forwarded from', noAnswer: 'The bot did not answer', linkOutside: 'The link leads out of the demo',
    switchTheme: 'Change the theme', switchLanguage: 'Change the language', chatWith: 'Chat with the bot', downloading: 'Downloading',
    showAgain: 'All phones are hidden. Switch one on above.',
  },
};

/** The demo people's names; Telegram has one name for each, so switching the language renames them. */
export const NAMES = {
  1001: { ru: ['Анна', 'Соколова'], en: ['Anna', 'Sokolova'] },
  2001: { ru: ['Борис', 'Орлов'], en: ['Boris', 'Orlov'] },
  2002: { ru: ['Вера', 'Ким'], en: ['Vera', 'Kim'] },
  3001: { ru: ['Дмитрий', 'Лебедев'], en: ['Dmitry', 'Lebedev'] },
};

export const languageOf = code => (String(code).startsWith('ru') ? 'ru' : 'en');

/** The texts of a language code; what is neither Russian nor English reads English. */
export const texts = code => TEXTS[languageOf(code)];
