### Тексты Заявки по-русски. Ключи одни и те же в каждом языке; проверяет сборка.

### Core

app-name = Заявка
app-loading = Загружаем
connection-open = На связи: изменения приходят сами
connection-connecting = Подключаемся
connection-lost = Связь потеряна, пробуем снова
offline-banner = Нет связи. Показано то, что было загружено
error-title = Не получилось загрузить
error-offline = Сервер не ответил. Проверьте связь и повторите.
error-broken = Сервер ответил непонятно. Повторите через минуту.
error-code = Код для поддержки: { $code }
error-retry = Повторить
error-not-seen = Эта заявка вам не видна
    .hint = Её удалили или доступ дан другой команде. Спросите того, кто прислал ссылку.
error-page-missing = Такой страницы нет
error-session-over = Откройте приложение заново
    .hint = Прошло много времени. Закройте это окно и откройте его из чата с ботом. Черновики на месте.
error-blocked = Доступ закрыт
    .hint = Напишите тем, кто ведёт эту службу поддержки, если это ошибка.
error-stale = Заявка уже изменилась: показано, как она есть сейчас
act-cancel = Отменить
act-close = Закрыть
act-undo = Вернуть
act-back = Назад
act-save = Сохранить
act-more = Ещё
act-open = Открыть
act-show-more = Показать ещё

ticket-number = № { $number }
ticket-list-end = Это все заявки
ticket-unread = { $count ->
    [one] { $count } непрочитанное сообщение
    [few] { $count } непрочитанных сообщения
   *[many] { $count } непрочитанных сообщений
}
ticket-files = { $count ->
    [one] { $count } файл
    [few] { $count } файла
   *[many] { $count } файлов
}

ticket-status-new-staff = Новая
ticket-status-new-client = Принята
ticket-status-in-progress-staff = В работе
ticket-status-in-progress-client = В работе
ticket-status-waiting-staff = Ждём клиента
ticket-status-waiting-client = Нужен ваш ответ
ticket-status-in-review-staff = На проверке
ticket-status-in-review-client = Проверьте результат
ticket-status-done-staff = Выполнена
ticket-status-done-client = Выполнена
ticket-status-rejected-staff = Отклонена
ticket-status-rejected-client = Отклонена
ticket-status-cancelled-staff = Отменена
ticket-status-cancelled-client = Отменена

ticket-priority-low = Низкий приоритет
    .short = Низкий
ticket-priority-normal = Обычный приоритет
    .short = Обычный
ticket-priority-high = Высокий приоритет
    .short = Высокий
ticket-priority-urgent = Срочно
    .short = Срочно

field-error-required = Заполните это поле
field-error-wrong-kind = Проверьте, как это записано
field-error-too-long = { $max ->
    [one] Не длиннее { $max } знака
   *[many] Не длиннее { $max } знаков
}
field-error-control-character = Уберите невидимые знаки
field-error-unknown-option = Выберите из списка
field-error-unknown-field = Такого поля в форме нет
field-error-hidden = Это поле сейчас не нужно
field-error-too-many = { $max ->
    [one] Не больше { $max } файла
   *[many] Не больше { $max } файлов
}
field-error-unknown-file = Файл не найден, приложите его снова
field-error-unknown-id = Такой записи нет
field-error-taken = Такое название уже есть

field-required = обязательное поле
field-choose = Выберите
field-search = Найти в списке
field-nothing-found = Ничего не нашлось
field-yes = Да
field-no = Нет
field-phone-share = Из Telegram
field-place-hint = Адрес, этаж, кабинет
field-place-locate = Взять моё местоположение
field-place-point = Точка на карте приложена
field-length = { $count } из { $max }

upload-take-photo = Снять
upload-choose = Выбрать
upload-add = Приложить файл
upload-remove = Убрать { $name }
upload-retry = Ещё раз
upload-progress = { $sent } из { $total }
upload-too-large = Больше { $max }
upload-failed = Не отправлен
upload-drop = Отпустите, чтобы приложить
upload-queued = В очереди
upload-program = Программа
upload-again = Выбрать
upload-arriving = Файлы в пути
upload-photos = Большие фото
upload-photo-smaller = Уменьшить фото: { $from } → { $to }
upload-photo-as-is = Отправить как есть
upload-refused-size = «{ $name }» больше { $max }. Уменьшите файл или разделите его
upload-refused-program = «{ $name }»: программы и скрипты не принимаются. Пришлите снимок экрана, документ или архив
upload-stopped = «{ $name }»: загрузка остановилась. Выберите этот файл снова, и она продолжится
upload-other-file = Это другой файл, а нужен «{ $name }»
upload-left = Не все файлы отправлены: повторите или уберите их
history-file-added = файл «{ $name }»

composer-send = Отправить
composer-message = Сообщение
composer-attach = Приложить файл
composer-sending = Отправляем

talk-title = Переписка
talk-note = Заметка для своих
talk-new-messages = Новые сообщения
talk-empty = Сообщений пока нет
talk-you = Вы
talk-system-created = { $who }: заявка создана, { $when }
talk-system-moved = { $who }: { $status }, { $when }
talk-system-assigned = { $who }: исполнитель теперь { $person }, { $when }
talk-system-taken = { $who } берёт заявку в работу, { $when }
talk-system-released = { $who }: исполнитель снят, { $when }

image-open = Открыть { $name }
image-next = Следующая
image-previous = Предыдущая
image-download = Открыть файл

stepper-label = Где сейчас заявка
stepper-received = Принята
stepper-work = В работе
stepper-review = Проверка
stepper-done = Готово

### Client

screen-outside = Откройте из Telegram
    .hint = Заявка работает внутри Telegram: откройте чат с ботом и нажмите кнопку меню.

preferences-title = Настройки
preferences-language = Язык
    .hint = На этом же языке вам пишет бот.

client-home = Мои заявки
client-home-filter = Какие заявки показать
client-new-ticket = Новая заявка
client-empty = Сломалось, нужен доступ или техника?
    .hint = Создайте заявку: выберите тему и приложите фото. О каждом шаге напишем в чат с ботом.
client-closed-empty = Закрытых заявок пока нет
    .hint = Здесь останутся выполненные и отменённые заявки со всей перепиской.
client-pane = Выберите заявку
    .hint = Здесь появится переписка, файлы и то, что будет дальше.
client-files-only = файлы
client-to-home = К моим заявкам

client-what-happened = Что случилось?
client-category-search = Найти тему
client-categories = Все темы
client-categories-empty = Тем пока нет
    .hint = Администратор ещё не завёл ни одной. Загляните позже.
client-category-gone = Такой темы больше нет
    .hint = Выберите другую: всё важное можно написать и там.
client-category-choose = Выбрать тему
client-category-change = Сменить
client-draft = Черновик
client-draft-saved = Сохранён { $when }
client-draft-forget = Удалить черновик
client-draft-kept = Черновик сохраняется на этом устройстве

client-title = Что случилось
    .hint = Коротко, одной строкой
client-description = Подробности
    .hint = Когда началось, что уже пробовали
client-form-details = Детали
client-files = Фото и документы
    .hint = До { $count } файлов, каждый до { $size }. Отправить заявку можно, не дожидаясь загрузки.
client-send-ticket = Отправить заявку
client-wrong-number = Нужно число, например 12 или 3,5
client-wrong-phone = Нужен номер, например +7 900 000-00-00
client-wrong-place = Напишите адрес или нажмите на булавку
client-place-unknown = Место определить не вышло. Напишите адрес словами.

client-ticket-data = Данные и файлы
client-next-new = Заявка принята
    .hint = Ответим здесь и напишем в чат с ботом.
client-next-active = Заявка в работе
    .hint = Когда всё будет готово, попросим вас проверить результат.
client-next-active-by = Заявкой занимается { $name }
client-next-waiting = Нужен ваш ответ
    .hint = Ответьте ниже, и мы продолжим.
client-next-review = Проверьте результат
    .hint = Если всё хорошо, подтвердите. Если нет, верните заявку в работу.
client-next-done = Заявка выполнена
    .hint = Если что-то ещё не так, создайте новую.
client-next-rejected = Заявка отклонена
    .hint = Причина в переписке ниже.
client-next-cancelled = Заявка отменена
    .hint = Если она снова понадобится, создайте новую.
client-next-reopen-until = Вернуть её в работу можно { $until }.

client-event-taken = { $name } берёт заявку в работу
client-event-progress = { $name } продолжает работу
client-event-resumed = Работа продолжается
client-event-reopened = { $name } возвращает заявку в работу
client-event-reopened-by-you = Вы вернули заявку в работу
client-event-waiting = { $name } ждёт вашего ответа
client-event-review = { $name } просит проверить результат
client-event-done = { $name } завершает заявку
client-event-confirmed-by-you = Вы подтвердили результат
client-event-rejected = { $name } отклоняет заявку
client-event-cancelled = { $name } отменяет заявку
client-event-cancelled-by-you = Вы отменили заявку
client-event-changed = Заявка изменилась

client-confirm = Всё хорошо
client-reopen = Вернуть в работу
client-reopen-title = Что ещё не так?
client-reopen-reason = Причина, если хотите
client-cancel = Отменить заявку
client-cancel-question = Отменить заявку № { $number }? Вернуть её будет нельзя.
client-cancel-keep = Оставить
client-other-news = Новости в заявке № { $number }

### Staff

staff-tab-work = Работа
staff-tab-board = Доска
staff-tab-tickets = Заявки
staff-tab-more = Ещё
staff-tabs = Разделы

staff-nobody = никто
staff-row-label = № { $number }, { $title }, { $status }
staff-moves-of = Сменить статус заявки { $number }: { $status }
staff-more-of = Другие действия с заявкой { $number }

work-title = Моя работа
work-mine = Мои
work-free = Свободные
work-mine-empty = На вас ничего нет
    .hint = Возьмите свободную заявку: она появится здесь.
work-free-empty = Всё разобрано
    .hint = Свободных заявок нет. Следующая придёт сюда сама и в чат с ботом.
work-section-waiting = Ждём клиента
work-section-review = На проверке
work-section-active = В работе
work-section-new = Новые
work-pick = Выберите заявку
    .hint = Переписка и данные откроются здесь.

board-title = Доска
board-columns = Столбцы доски
board-column-new = Новые
board-column-in-progress = В работе
board-column-waiting = Ждём клиента
board-column-in-review = На проверке
board-column-done = Выполнены
board-column-rejected = Отклонены
board-column-cancelled = Отменены
board-column-empty = Пусто
board-count = { $count ->
    [one] { $count } заявка
    [few] { $count } заявки
   *[many] { $count } заявок
}
board-drop-here = Перенести сюда
board-moved = № { $number }: { $status }

tickets-title = Заявки
tickets-all = Все
tickets-open = Открытые
tickets-closed = Закрытые
tickets-filter = Статус
tickets-sort = Порядок
tickets-sort-updated = Сначала изменённые
tickets-sort-newest = Сначала новые
tickets-sort-oldest = Сначала старые
tickets-sort-priority = Сначала срочные
tickets-empty = Таких заявок нет
    .hint = Выберите другой статус или покажите все.
tickets-show-all = Показать все

ticket-title = Заявка № { $number }
ticket-tabs = Разделы заявки
ticket-tab-talk = Переписка
ticket-tab-data = Данные
ticket-tab-history = История
ticket-properties = Свойства
ticket-about = О заявке
ticket-assignee = Исполнитель
ticket-assignee-none = Не назначен
ticket-priority = Приоритет
ticket-category = Категория
ticket-status = Статус
ticket-created = Создана
ticket-updated = Изменена
ticket-client = Клиент
ticket-client-bot = Бот
ticket-client-bot-reaches = доставляет
ticket-client-bot-silent = не может написать: клиент не открывал бота или закрыл его
ticket-client-tickets = Заявки
ticket-client-ticket-count = { $count ->
    [one] { $count } заявка
    [few] { $count } заявки
   *[many] { $count } заявок
}
ticket-client-many = больше { $count }
ticket-client-write = Написать в Telegram: { $name }
ticket-description = Описание
ticket-answers = Ответы формы
ticket-answers-none = В этой форме нет вопросов
ticket-files-title = Файлы

ticket-take = Взять
ticket-assign = Передать
ticket-assign-someone = Передать: { $name }
ticket-release = Освободить
    .hint = Заявка вернётся в свободные
ticket-assign-title = Кому передать
ticket-assign-me = Мне
ticket-assign-empty = Список сотрудников сейчас не получить
ticket-closed-note = Заявка закрыта
ticket-no-moves = Сейчас заявку никуда не перевести

move-new = Вернуть в новые
move-in-progress = В работу
    .hint = Клиент увидит, что заявкой занимаются
move-in-progress-back = Вернуть в работу
    .hint = Заявка снова станет открытой
move-waiting = Спросить клиента
    .hint = Клиент узнает, что нужен его ответ
move-in-review = На проверку
    .hint = Клиента попросим подтвердить результат
move-done = Выполнена
    .hint = Клиент узнает, что всё готово
move-rejected = Отклонить
    .hint = Клиент узнает об отказе. Напишите ему причину
move-cancelled = Отменить
    .hint = Заявка закроется
take-hint = Вы станете исполнителем

reply-closed = Ответить…
reply-mode = Кому
reply-to-client = Клиенту
reply-note = Заметка
reply-to-client-placeholder = Увидит { $name }
reply-note-placeholder = Увидят только сотрудники
reply-send = Отправить клиенту
reply-save-note = Сохранить заметку
reply-text-client = Ответ клиенту
reply-text-note = Заметка для своих

history-title = История
history-empty = Событий пока нет
history-created = заявка создана
history-moved = { $from } → { $to }
history-taken = взята в работу: { $from } → { $to }
history-confirmed = клиент подтвердил результат: { $from } → { $to }
history-reopened = клиент вернул в работу: { $from } → { $to }
history-cancelled = клиент отменил: { $from } → { $to }
history-replied = клиент ответил: { $from } → { $to }
history-assigned = исполнитель: { $from } → { $to }
history-commented = ответ клиенту
history-commented-by-client = сообщение клиента
history-noted = заметка для своих
history-other = изменение: { $kind }
history-actor-system = Заявка
history-actor-rule = Правило «{ $name }»

more-title = Ещё
more-language = Язык
more-language-auto = Как в Telegram
more-connection = Связь
more-mine = Моё
more-client-view = Мои обращения
    .hint = Заявки, которые подали вы сами

people-title = Люди
people-hint = Сотрудники, клиенты, приглашения
people-staff = Работают
people-former = Отключены
people-empty = Пока никого. Пригласите первого.
people-off = отключён
people-unreachable = бот не может написать
people-role = Роль
people-switch-off = Отключить
people-switch-off-hint = Станет клиентом; открытые заявки перейдут к другому
people-switch-on = Включить
people-switch-on-hint = Снова получит свою роль
people-successor = Кому передать открытые заявки?
people-invite = Пригласить
people-invite-of = Приглашение: { $role }
people-invite-until = Действует до: { $until }
people-copy = Скопировать ссылку
people-copied = Ссылка скопирована
people-revoke = Отозвать
people-welcome = Готово, теперь вы здесь: { $role }

role-client = клиент
role-agent = агент
role-lead = руководитель
role-admin = администратор
role-owner = владелец

### Server

problem-title-init-data-invalid = Вход не подтверждён
problem-title-init-data-expired = Сеанс устарел
problem-title-blocked = Доступ закрыт
problem-title-forbidden = Нет права
problem-title-consent-required = Нужно согласие
problem-title-not-found = Не найдено
problem-title-method-not-allowed = Так нельзя
problem-title-gone = Больше не действует
problem-title-bad-request = Запрос не понят
problem-title-file-too-large = Файл слишком большой
problem-title-body-too-large = Слишком много данных
problem-title-file-type = Такие файлы не принимаются
problem-title-unsupported-media-type = Неверный тип данных
problem-title-invalid-fields = Проверьте поля
problem-title-idempotency-key-reused = Ключ уже использован
problem-title-move-not-allowed = Сейчас так нельзя
problem-title-version-conflict = Заявка изменилась
problem-title-conflict = Так нельзя
problem-title-offset-conflict = Не то место файла
problem-title-rate-limited = Слишком часто
problem-title-internal = Ошибка сервера

problem-init-data-invalid = Откройте приложение из чата с ботом: вход не подтверждён.
problem-init-data-expired = Прошло много времени. Откройте приложение из чата с ботом заново.
problem-blocked = Доступ закрыт. Напишите тем, кто ведёт эту службу поддержки, если это ошибка.
problem-forbidden = На это у вас нет права. Спросите руководителя.
problem-not-found = Здесь ничего нет, или вам это не видно.
problem-method-not-allowed = Этот адрес не знает такого действия.
problem-bad-request-json = Тело запроса должно быть объектом JSON.
problem-bad-request-parameter = Параметр «{ $name }» записан неверно.
problem-bad-request-unknown-parameter = Параметра «{ $name }» нет.
problem-bad-request-cursor = Эта отметка страницы от другого списка. Начните список сначала.
problem-bad-request-idempotency-key = Ключ повтора: от 1 до 128 печатных знаков ASCII.
problem-bad-request-multipart = Файл передан не полностью или неверно. Отправьте его снова.
problem-bad-request-upload-offset = Заголовок Upload-Offset должен называть байт, с которого начинается часть.
problem-bad-request-part = В части не меньше одного байта, и она не выходит за конец файла.
problem-offset-conflict = Следующая часть этого файла начинается в другом месте. Продолжите оттуда.
problem-file-too-large = Файл больше { $max } МБ. Уменьшите его или разделите.
problem-body-too-large = В запросе больше { $max } МБ данных. Сократите текст.
problem-file-type = Программы и скрипты не принимаются. Пришлите снимок экрана, документ или архив.
problem-unsupported-media-type = Данные присланы не в том виде, какой здесь нужен.
problem-invalid-fields = Исправьте отмеченные поля и отправьте снова.
problem-idempotency-key-reused = С этим ключом уже отправляли другое. Повторите с новым ключом.
problem-move-not-allowed = Сейчас с заявкой так поступить нельзя: показано, что можно.
problem-move-already-taken = Заявку уже взяли в работу.
problem-move-reopen-window-over = Срок, когда заявку можно вернуть, прошёл. Создайте новую.
problem-version-conflict = Заявку только что изменили. Посмотрите, как она есть сейчас, и повторите.
problem-rate-limited = Запросов слишком много. Подождите немного и повторите.
problem-gone = Ссылка больше не действует. Попросите новую.
problem-conflict-last-owner = Это последний владелец. Сначала сделайте владельцем кого-то ещё.
problem-conflict-configured-owner = Этот владелец назван в настройках сервера, изменить его здесь нельзя.
problem-conflict-open-tickets = У этого человека есть открытые заявки. Выберите, кому их передать.
problem-internal = На сервере ошибка, ничего не изменено. Повторите через минуту.

notify-open = Открыть заявку
notify-files = Файлы
notify-received = Заявка № { $number } принята
notify-taken = { $name } берёт в работу заявку № { $number }
notify-moved = Заявка № { $number }: { $status }
notify-replied = { $name } отвечает по заявке № { $number }
notify-assigned = Вам назначена заявка № { $number }
notify-client-replied = { $name } пишет по заявке № { $number }
notify-client-reopened = { $name } возвращает в работу заявку № { $number }
notify-client-cancelled = { $name } отменяет заявку № { $number }
notify-client-confirmed = { $name } подтверждает результат по заявке № { $number }
notify-colleague-replied = { $name } отвечает клиенту по заявке № { $number }
notify-colleague-noted = { $name } оставляет заметку к заявке № { $number }
notify-earlier = { $count ->
    [one] За тихие часы было ещё { $count } сообщение об этой заявке.
    [few] За тихие часы было ещё { $count } сообщения об этой заявке.
   *[other] За тихие часы было ещё { $count } сообщений об этой заявке.
}
notify-new-ticket = { $name } создаёт заявку № { $number }

bot-menu = Заявки
bot-open = Открыть приложение
bot-new = Создать заявку
bot-command-start = Открыть приложение
bot-command-help = Как пользоваться ботом
bot-greeting-client = Здравствуйте, { $name }. Здесь можно подать заявку и следить за ней. О каждом шаге напишем сюда.
bot-greeting-staff = Здравствуйте, { $name }. О новых и назначенных вам заявках напишем сюда.
bot-greeting-ticket = Заявка № { $number }
bot-greeting-new = Чтобы создать заявку, заполните короткую форму.
bot-help-client =
    Чтобы подать заявку, откройте приложение.
    Чтобы написать по своей заявке, ответьте на сообщение о ней: текстом, фотографией, документом или голосом.
bot-help-staff =
    Чтобы взять заявку или сменить её статус, откройте приложение.
    Чтобы написать клиенту, ответьте на сообщение о его заявке: ответ увидит клиент. Ответ на сообщение о заметке станет заметкой.
bot-hint-client = Чтобы подать заявку, откройте приложение. Чтобы написать по своей заявке, ответьте на сообщение о ней.
bot-hint-staff = Чтобы написать клиенту, ответьте на сообщение о его заявке или откройте её в приложении.
bot-reply-added = Добавлено к заявке № { $number }
bot-note-added = Заметка для своих добавлена к заявке № { $number }
bot-blocked = Доступ к этой службе закрыт.
bot-link-unseen = Такой заявки нет, или она вам не видна.
bot-invite-accepted = Готово, теперь вы здесь: { $role }. Откройте приложение, чтобы начать.
bot-invite-over = Это приглашение больше не действует. Попросите новое.
bot-reply-unknown = Не понятно, к какой заявке это относится, поэтому сообщение не добавлено. Откройте заявку и напишите там.
bot-reply-unseen = Заявка № { $number } вам больше не видна, поэтому сообщение не добавлено.
bot-reply-closed = Заявка № { $number } закрыта, поэтому сообщение не добавлено. Создайте новую заявку.
bot-reply-forbidden = Писать клиенту по заявке № { $number } вы не можете, поэтому сообщение не добавлено.
bot-reply-empty = Такое сообщение нельзя добавить к заявке. Пришлите текст, фотографию, документ, видео или голос.
bot-reply-file-too-large = Файл больше { $max } МБ, поэтому сообщение не добавлено. Уменьшите файл или приложите его в заявке.
bot-reply-file-type = Программы и скрипты не принимаются, поэтому сообщение не добавлено. Пришлите снимок экрана, документ или архив.
bot-reply-file-refused = Файл не принят, поэтому сообщение не добавлено. Приложите файл в заявке.
bot-rated = Спасибо, ваша оценка заявки № { $number }: { $score }.
bot-rated-low = Ваша оценка заявки № { $number }: { $score }. Расскажите в приложении, что пошло не так, или ответьте на это сообщение, и мы вернёмся к заявке.
bot-rating-over = Оценить заявку № { $number } уже нельзя.
bot-failed = Сообщение не удалось обработать. Отправьте его ещё раз или откройте приложение.

## Выгрузка заявок таблицей

export-number = №
export-title = Заявка
export-status = Статус
export-priority = Приоритет
export-category = Категория
export-team = Команда
export-client = Клиент
export-assignee = Исполнитель
export-created = Создана, { $zone }
export-updated = Изменена, { $zone }
export-closed = Закрыта, { $zone }

## Список заявок: поиск, фильтры, выбор нескольких

tickets-search = Поиск по заявкам
tickets-search-hint = Слова, № или имя клиента
tickets-search-empty = Проверьте слова или снимите фильтры.
tickets-filters = Фильтры
tickets-without = Убрать фильтр «{ $filter }»
tickets-team = Команда
tickets-mine = мои
tickets-created = Создана
tickets-resolved = Закрыта
tickets-days-back = { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
tickets-clear = Сбросить
tickets-show = Показать
tickets-export = Выгрузить таблицей
tickets-pick = Выбрать несколько
tickets-pick-one = Выбрать № { $number }
tickets-pick-all = Выбрать все показанные
tickets-column-ticket = Заявка
tickets-column-updated = Обновл.
tickets-found = Найдено: { $count ->
   *[other] { $count }
}
tickets-found-more = Найдено больше { $count }
tickets-chosen = Выбрано { $count ->
   *[other] { $count }
}
tickets-bulk = Действия с выбранными
tickets-bulk-assign = Передать
tickets-bulk-take = Взять
tickets-bulk-clear = Снять выбор
tickets-bulk-assign-title = { $count ->
    [one] Передать { $count } заявку
    [few] Передать { $count } заявки
   *[many] Передать { $count } заявок
}
tickets-bulk-status-title = { $count ->
    [one] Новый статус { $count } заявки
   *[other] Новый статус { $count } заявок
}
tickets-bulk-changes = { $count ->
    [one] Изменится { $count } заявка
    [few] Изменятся { $count } заявки
   *[many] Изменится { $count } заявок
}
tickets-bulk-already = { $count ->
    [one] { $count } уже такая
   *[other] { $count } уже такие
}
tickets-bulk-refused = { $count ->
    [one] { $count } изменить нельзя: не позволяют статус или права
   *[other] { $count } изменить нельзя: не позволяют статус или права
}
tickets-bulk-confirm = { $count ->
    [one] Изменить { $count } заявку
    [few] Изменить { $count } заявки
   *[many] Изменить { $count } заявок
}
tickets-bulk-done = { $count ->
    [one] Изменена { $count } заявка
    [few] Изменены { $count } заявки
   *[many] Изменено { $count } заявок
}
tickets-bulk-partly = Изменено: { $count ->
   *[other] { $count }
}, не изменено: { $refused ->
   *[other] { $refused }
}. За это время кто-то успел их изменить.

## Оценка результата

rating-question = Как мы справились?
rating-given = Ваша оценка
rating-stars = { $count ->
    [one] { $count } звезда из пяти
    [few] { $count } звезды из пяти
   *[many] { $count } звёзд из пяти
}
rating-reason = Что понравилось или что исправить
rating-reason-low = Что пошло не так
rating-thanks = Спасибо, передали сотрудникам
rating-of-client = Оценка клиента
history-rated = клиент поставил оценку: { $score }
rating-send = Отправить

## Сотрудники: загрузка, передача заявок, QR-код

people-open = { $count ->
    [one] { $count } открытая заявка
    [few] { $count } открытые заявки
   *[many] { $count } открытых заявок
}
people-seen = здесь: { $when }
people-hand-over = Передать все открытые заявки
people-handed-over = { $count ->
    [one] Передана { $count } заявка
    [few] Переданы { $count } заявки
   *[many] Передано { $count } заявок
}
people-qr = Показать QR-код
people-qr-hint = Наведите камеру телефона: откроется чат с ботом
# Категории: что не так с формой
problem-faq-changed = Вопрос тем временем изменили. Откройте его заново, чтобы не потерять чужие правки.
problem-category-changed = Категорию тем временем изменили. Откройте её заново, чтобы не потерять чужие правки.
field-error-duplicate = Такое здесь уже есть
field-error-out-of-range = Укажите число от 1 до { $max }
field-error-not-for-kind = У поля такого вида этого нет
field-error-not-above = Выберите поле, которое стоит выше
field-error-impossible-answer = Такого ответа у поля быть не может
field-error-too-many-entries = { $max ->
    [one] Не больше { $max } строки
   *[many] Не больше { $max } строк
}
field-error-too-few-entries = Добавьте хотя бы один вариант

# Категории: список и редактор формы
categories-title = Категории
categories-hint = Формы заявок и кому они приходят
categories-offered = Предлагаются клиентам
categories-archived = В архиве
categories-empty = Категорий пока нет
    .hint = Добавьте первую, чтобы клиенты могли подавать заявки.
categories-fields = { $count ->
    [0] Без своих полей
    [one] { $count } поле
    [few] { $count } поля
   *[many] { $count } полей
}
categories-summary = { $fields }, { $team }
categories-no-team = без команды
categories-menu = Переместить или убрать в архив: { $name }
categories-raise = Выше
categories-lower = Ниже
categories-archive = В архив
    .hint = Клиенты её больше не увидят, поданные заявки останутся
categories-restore = Вернуть из архива
category-new = Новая категория
category-unknown = Такой категории нет
category-about = О категории
    .row = Название и команда
category-name = Название
category-description = Пояснение
category-team = Команда
    .none = Без команды
category-in-russian = { $what } по-русски
category-in-english = { $what } по-английски
category-tabs = Правка или просмотр
category-tab-edit = Форма
category-tab-preview = Просмотр
category-preview = Как видит клиент, обновляется сразу
category-has-fault = Здесь есть ошибка
category-fields = Поля формы { $count }
    .hint = Название, описание и файлы есть в каждой заявке. Добавьте то, что ещё нужно узнать.
category-tickets-keep = { $count ->
    [one] { $count } поданная заявка останется со своей прежней формой.
    [few] { $count } поданные заявки останутся со своей прежней формой.
   *[many] { $count } поданных заявок останутся со своей прежней формой.
}
category-add-field = Добавить поле
category-field-unnamed = Новое поле
category-field-menu = Переместить или удалить: { $name }
category-field-label = Вопрос
category-field-kind = Вид ответа
category-field-hint = Подсказка
category-field-required = Обязательное
category-field-max-length = Сколько знаков, не больше
category-field-options = Варианты
category-field-remove = Удалить поле
    .hint = Поля, которые показывались по его ответу, будут видны всегда
category-required = { $answer }, обязательно
category-choice-of = { $count ->
    [one] Один из { $count } варианта
   *[many] Один из { $count } вариантов
}
category-choices-of = { $count ->
    [one] Несколько из { $count } варианта
   *[many] Несколько из { $count } вариантов
}
category-option = Вариант { $number }
    .add = Добавить вариант
    .raise = Поднять вариант { $number }
    .remove = Убрать вариант { $number }
category-condition = если «{ $field }»: { $answer }
category-shown = Показывать
    .always = Всегда
    .if = Если отвечено на «{ $field }»
    .equals = Ответ
category-save = Сохранить
category-saved = Категория сохранена
category-discard = Изменения категории не сохранены. Выйти без них?
    .act = Выйти без сохранения
    .keep = Продолжить правку
category-changed = Пока вы правили, категорию изменил кто-то ещё. Возьмите новый вариант или оставьте свой.
    .theirs = Взять новый
    .mine = Оставить мой
field-kind-text = Строка
field-kind-long-text = Текст
field-kind-number = Число
field-kind-date = Дата
field-kind-time = Время
field-kind-choice = Один из вариантов
field-kind-choices = Несколько из вариантов
field-kind-boolean = Да или нет
field-kind-phone = Телефон
field-kind-place = Место
field-kind-file = Файлы
category-icon = Значок
    .change = Выбрать другой
    .printer = Принтер
    .monitor = Экран
    .laptop = Ноутбук
    .wifi = Связь
    .phone = Телефон
    .camera = Камера
    .mic = Микрофон
    .settings = Шестерёнка
    .wrench = Ключ гаечный
    .bolt = Молния
    .drop = Капля
    .door = Дверь
    .key = Ключ
    .lock = Замок
    .shield = Щит
    .user = Человек
    .users = Люди
    .cup = Чашка
    .layers = Стопка
    .file = Документ
    .folder = Папка
    .archive = Архив
    .calendar = Календарь
    .clock = Часы
    .pin = Место
    .globe = Глобус
    .message = Сообщение
    .bell = Колокольчик
    .tag = Ярлык
    .star = Звезда
    .link = Ссылка
    .info = Справка
staff-tab-reports = Отчёты
reports-title = Отчёты
reports-refresh = Обновить
reports-period = Период
reports-period-week = 7 дней
reports-period-month = 30 дней
reports-period-quarter = 90 дней
reports-period-year = Год
reports-created = Создано
reports-resolved = Решено
reports-first-response = Первый ответ
reports-resolution = Решение
reports-open = Открыто
reports-unassigned = Без исполнителя
reports-rating = Оценка
reports-no-data = нет данных
reports-median = { $unit }, медиана
reports-p90 = 9 из 10 – до { $span }
reports-span = { $value } { $unit }
reports-unit-seconds = с
reports-unit-minutes = мин
reports-unit-hours = ч
reports-unit-days = дн.
reports-of-five = из 5
reports-rated = { $count ->
    [0] оценок пока нет
    [one] { $count } оценка
    [few] { $count } оценки
   *[many] { $count } оценок
}
reports-same = без изменений
reports-more = больше на
reports-less = меньше на
reports-percent = { $value } %
reports-was = было { $value }
reports-days = Создано и решено
reports-days-summary = Больше всего создано { $day }: { $count }. Всего за период создано { $created }, решено { $resolved }.
reports-legend-created = создано
reports-legend-resolved = решено
reports-readout = создано { $created }, решено { $resolved }
reports-show-tickets = Показать заявки
reports-as-table = Таблицей
reports-day = Когда
reports-by-status = Где они сейчас
reports-by-category = По категориям
reports-by-agent = По сотрудникам
reports-most = Больше всего: { $name }, { $count }.
reports-nothing = За этот период ничего не было.
reports-agent = Имя
reports-taken = Взято
reports-answered = Ответы
reports-bot = Бот
reports-bot-users = Пользователи
reports-bot-blocked = Недоступны
reports-bot-sent = Доставлено
reports-bot-failed = Не доставлено
reports-empty = Пока нечего считать
reports-empty-hint = Когда клиенты подадут первые заявки, здесь будет видно, сколько создано и решено, как быстро отвечают и кто сколько сделал.
reports-meaning = Что значат цифры
reports-meaning-text =
    Создано: заявки, поданные за период. Решено: выполненные за период и не возвращённые в работу.
    Первый ответ: от подачи заявки до первого ответа клиенту. Решение: от подачи до выполнения. Медиана: половина заявок быстрее, половина дольше.
    Взято: заявки, которые сотрудник взял или получил. Ответы: заявки, по которым он написал клиенту. Решено: выполненные заявки, которые числятся за ним.
    Открыто: на конец периода. Без исполнителя и недоступные: сейчас. Недоступны те, кому бот не смог написать.
    Сравниваем с таким же по длине периодом до этого. Дни считаются по часовому поясу службы.
template-event-received = Заявка принята
template-event-taken = Заявку взяли в работу
template-event-moved = Изменился статус заявки
template-event-replied = Ответ клиенту
template-event-new-ticket = Новая заявка
template-event-assigned = Заявка назначена
template-event-client-replied = Клиент ответил
template-event-client-reopened = Клиент вернул заявку в работу
template-event-client-cancelled = Клиент отменил заявку
template-event-client-confirmed = Клиент подтвердил результат
template-event-colleague-replied = Коллега ответил клиенту
template-event-colleague-noted = Коллега оставил заметку
template-variable-ticket-id = номер заявки
    .example = 1284
template-variable-ticket-title = тема заявки
    .example = Не печатает принтер в бухгалтерии
template-variable-status = статус заявки, как его видит получатель
    .example = В работе
template-variable-category = категория заявки
    .example = Ремонт техники
template-variable-priority = приоритет заявки
    .example = Обычный приоритет
template-variable-client = имя клиента
    .example = Ольга Смирнова
template-variable-assignee = имя исполнителя, пусто, если его нет
    .example = Анна Ковалёва
template-variable-actor = имя того, кто это сделал
    .example = Анна Ковалёва
template-variable-last-reply = что при этом написали, пусто, если ничего
    .example = Мастер выехал, будет до 15:00
template-fault-syntax = Строка { $line }: скобки или условия не сходятся. Закройте двойные скобки, у каждого if поставьте endif.
template-fault-unknown-variable = Строка { $line }: нет переменной { $name }. Выберите переменную из списка.
template-fault-misspelt-variable = Строка { $line }: нет переменной { $name }. Может быть, { $other }?
template-fault-not-offered = Строка { $line }: «{ $name }» здесь не действует. Можно подставлять переменные и ставить условия if.
template-fault-unknown-tag = Строка { $line }: Telegram не знает тега <{ $name }>. Можно: b, i, u, s, a, code, pre, blockquote, tg-spoiler.
template-fault-unclosed-tag = Строка { $line }: тег <{ $name }> не закрыт. Закройте его в той же части текста.
template-fault-unexpected-end = Строка { $line }: </{ $name }> закрывает не то, что открыто последним.
template-fault-nested = Строка { $line }: тег <{ $name }> не может стоять внутри <{ $other }>.
template-fault-attribute = Строка { $line }: у тега <{ $name }> неверные свойства. Ссылка пишется так: <a href="https://…">текст</a>.
template-fault-inside-tag = Строка { $line }: переменные и условия не могут стоять внутри тега.
template-fault-bare-less = Строка { $line }: знак «меньше» пишется как &lt;.
template-fault-no-number = Сообщение должно всегда называть номер заявки. Вставьте ticket.id вне условий.
template-fault-message-too-long = С самыми длинными значениями получится { $count } знаков, а Telegram принимает { $max }. Сократите текст.
problem-conflict-bot-cannot-write = Бот не может вам написать. Откройте чат с ним и нажмите «Старт».
bot-settings-away = Telegram не ответил. Настройка сохранена и применится при следующем запуске.
problem-consent-required = Прочитайте текст о данных и согласитесь с ним, потом подайте заявку.
problem-conflict-consent-changed = Текст согласия изменился. Прочитайте новый.
problem-conflict-faq-full = На столе уже 500 частых вопросов. Удалите те, что никому не помогают.

faq-title = Частые вопросы
faq-hint = Ответы, которые предлагаются вместо заявки
faq-lead = Пока клиент пишет название заявки, ему предлагаются подходящие вопросы. «Помогло» закрывает форму: заявки не будет.
faq-empty = Вопросов пока нет
faq-empty-hint = Напишите, на что отвечаете каждую неделю: клиент увидит ответ раньше, чем подаст заявку.
faq-new = Новый вопрос
faq-one = Частый вопрос
faq-everywhere = Во всех категориях
faq-category = Где предлагать
faq-question = Вопрос
faq-answer = Ответ
faq-languages-hint = Язык, на котором нет ни вопроса, ни ответа, его читателям не предлагается.
faq-active = Предлагать клиентам
faq-hidden = Скрыт
faq-helped-count = { $count ->
    [0] Пока никому не помог
    [one] Помог { $count } человеку
   *[many] Помог { $count } людям
}
faq-saved = Сохранено
faq-delete = Удалить вопрос
faq-delete-question = Удалить вопрос? Счёт тех, кому он помог, удалится тоже.
faq-delete-act = Удалить
faq-delete-keep = Оставить
faq-deleted = Вопрос удалён
faq-discard-question = Вопрос не сохранён. Выйти без него?
faq-gone = Этот вопрос удалили

templates-title = Шаблоны уведомлений
templates-hint = Что бот пишет клиентам и сотрудникам
templates-lead = Для каждого события и языка свой текст. Новый текст действует со следующего уведомления.
templates-to-client = Клиенту
templates-to-staff = Сотруднику
templates-changed = изменён
templates-audience = Кому
templates-language = Язык текста
templates-text = Текст сообщения
templates-insert = Вставить
templates-count = { $count } из 4096 знаков. Можно: жирный <b>, курсив <i>, ссылка <a>, цитата <blockquote>.
templates-seen-by = Увидит { $name }
templates-by-ticket = по заявке № { $number }
templates-by-examples = с примерами
templates-test = Послать мне
templates-save = Сохранить
templates-saved = Текст сохранён
templates-sent = Сообщение отправлено вам в чат
templates-reset = Вернуть исходный текст
templates-reset-question = Вернуть исходный текст? Ваш текст пропадёт.
templates-reset-act = Вернуть
templates-reset-keep = Оставить
more-manage = Управление
desk-title = Настройки бота
desk-hint = Имя, приветствие, правила, согласие
desk-bot = Бот
desk-name = Имя бота
desk-name-hint = Пусто: имя остаётся тем, что задано в BotFather. Telegram разрешает менять его лишь несколько раз в день.
desk-texts-language = Язык текстов
desk-greeting = Приветствие
desk-greeting-hint = Его клиент читает после «Старт». Вместо {"{"}name{"}"} подставится имя.
desk-description = Описание
desk-description-hint = Видно в пустом чате, до 512 знаков.
desk-short = Короткое описание
desk-short-hint = Видно в профиле бота, до 120 знаков.
desk-start = Команда /start
desk-help = Команда /help
desk-menu = Кнопка меню
desk-menu-hint = Telegram показывает всем один текст: на основном языке службы.
desk-consent-section = Согласие
desk-consent = Текст согласия
desk-consent-hint = Его спросят перед первой заявкой. Новый текст спросят у всех заново. Пусто: не спрашивать.
desk-rules = Правила и языки
desk-days = Сколько дней можно вернуть заявку
desk-days-hint = После закрытия, от 0 до 365.
desk-speaks = Говорить на языке: { $name }
desk-save = Сохранить
desk-saved = Настройки сохранены
desk-refused = Telegram не принял
consent-title = Согласие на обработку данных
consent-lead = Прочитайте и согласитесь, чтобы подать заявку.
consent-agree = Согласен

## Первые шаги новой службы

first-title = Первые шаги
first-done = Сделано
first-bot = Настройте бота
first-bot-hint = Имя, приветствие и правила
first-categories = Опишите, с чем к вам приходят
first-categories-hint = Категории и вопросы формы
first-staff = Пригласите сотрудника
first-staff-hint = Ссылка или QR-код, роль даётся сразу
first-ticket = Подайте первую заявку
first-ticket-hint = Так её увидит клиент
first-work = Возьмите её в работу
first-work-hint = На доске, одним нажатием

## Команды

people-teams = Команды
people-team = Команда
people-team-new = Новая команда
people-team-name = Название
people-team-members = Кто в команде
people-team-count = { $count ->
    [one] { $count } сотрудник
    [few] { $count } сотрудника
   *[many] { $count } сотрудников
}

## Люди: приглашения

people-invite-title = Новое приглашение
people-invite-lasts = Сколько действует
people-invite-hours = { $count ->
    [one] { $count } час
    [few] { $count } часа
   *[many] { $count } часов
}
people-invite-uses = Сколько человек могут войти
people-invite-uses-fault = Нужно целое число от 1 до { $max }
people-invite-make = Создать приглашение
people-invite-left = Осталось входов: { $left } из { $max }
people-invite-words = Приглашение в службу заявок. Роль: { $role }
people-share = Поделиться
people-revoke-question = Отозвать приглашение? Ссылка и QR-код перестанут работать сразу. Кто уже вошёл, останется.
people-revoke-keep = Оставить

## Люди: клиенты и блокировка

people-staff-tab = Сотрудники
people-clients-tab = Клиенты
people-search = Имя или @имя в Telegram
people-clients-all = Все
people-clients-blocked = Заблокированные
people-clients-nobody = Никого нет
people-clients-empty = Здесь появится каждый, кто откроет бота
people-clients-not-found = Проверьте имя или очистите поиск
people-clients-none-blocked = Заблокированных нет
people-client-tickets = Заявки клиента
people-client-write = Написать в Telegram
people-last-seen = Был здесь
people-access = Доступ
people-blocked = заблокирован
people-block = Заблокировать
people-block-hint = Приложение и бот закроются для клиента сразу
people-block-question = Заблокировать: { $name }? Открытое приложение закроется сразу, подавать заявки и писать по ним станет нельзя. Заявки останутся.
people-block-act = Заблокировать
people-block-keep = Не менять
people-unblock = Разблокировать
people-unblock-hint = Снова сможет подавать заявки
people-unblock-question = Разблокировать: { $name }? Клиент снова сможет подавать заявки и писать по ним.
## Home, offline work, preferences

offline-banner-at = Нет связи. Показано то, что было { $when }
offline-waiting = { $count ->
    [one] { $count } ответ ждёт связи
    [few] { $count } ответа ждут связи
   *[other] { $count } ответов ждут связи
}

home-search = Поиск по заявкам
    .hint = Слова или номер
home-search-open = Найти заявку
home-search-close = Закрыть поиск
home-search-empty = Ничего не нашлось
    .hint = Проверьте слова: поиск смотрит названия, ответы, переписку и имена файлов.
home-search-all = Показать все заявки
home-news = Статус изменился
home-updated = Обновлено { $when }
home-refresh = Обновить
home-refresh-pull = Потяните ещё, чтобы обновить
home-refresh-release = Отпустите, чтобы обновить
home-refreshing = Обновляем

reply-sending = Отправляется
reply-waiting = Ждёт связи
reply-take-back = Не отправлять
reply-taken-back = Ответ снова в поле. Если сервер уже получил его, он появится в переписке.
reply-refused = Не отправлено: { $reason }
reply-unsure = Прошло больше суток, и неизвестно, дошёл ли ответ. Посмотрите переписку, прежде чем отправить его ещё раз.
reply-again = Отправить ещё раз
reply-not-kept = Это устройство не может сохранить ответ: не закрывайте приложение, пока он не отправлен.

preferences-pushes = О чём пишет бот
    .hint = Всё это видно и здесь, в заявках. Слова, пришедшие вместе со сменой статуса, считаются ответом.
preferences-pushes-own = Мои собственные заявки
preferences-push-receipts = Заявка принята
preferences-push-status = Статус изменился
preferences-push-replies = Ответы по заявке
preferences-push-new-tickets = Новые заявки
preferences-push-assignments = Назначенные мне
preferences-push-client-replies = Что пишут клиенты
preferences-push-colleagues = Что пишут коллеги
preferences-quiet = Тихие часы
    .hint = В это время бот молчит. Когда они кончатся, придёт по одному сообщению на заявку: ничего не пропадёт.
preferences-quiet-switch = Не беспокоить
preferences-quiet-from = С
preferences-quiet-to = До
preferences-quiet-same = Конец должен отличаться от начала
preferences-zone = Часовой пояс
preferences-zone-here = Это устройство
preferences-zone-desk = Служба поддержки
preferences-zone-all = Все пояса
## Где заявка, переписка и файлы

client-answer-until = Ответим { $until }
client-row-answer = Ответим { $until }
client-reopen-until = Можно { $until }
client-answer-late = Обещали ответить { $until }, задерживаемся

delivery-sent = отправлено
delivery-read = прочитано

message-edited = изменено
message-acts = Действия с сообщением
message-title = Сообщение
message-edit = Изменить
    .hint = Можно { $until }
message-copy = Скопировать
message-copied = Текст скопирован
message-copy-refused = Скопировать не вышло: выделите текст и скопируйте сами
message-edit-title = Изменить сообщение
message-edit-text = Текст сообщения
message-edit-save = Сохранить

file-download = Скачать
file-to-chat = Отправить мне в чат
    .hint = Бот пришлёт файл в переписку с вами
file-queued = Бот пришлёт файл в чат
image-count = { $at } из { $count }

ticket-answer = Первый ответ
ticket-answer-until = Ответить { $until }
ticket-answer-late = Опоздали: { $until }

history-comment-edited = изменено сообщение
history-note-edited = изменена внутренняя заметка

category-answer = Первый ответ
category-answer-none = Срок не обещать
category-answer-hours = { $count ->
    [one] За { $count } рабочий час
    [few] За { $count } рабочих часа
   *[many] За { $count } рабочих часов
}
category-answer-days = { $count ->
    [one] За { $count } рабочий день (8 часов)
    [few] За { $count } рабочих дня (по 8 часов)
   *[many] За { $count } рабочих дней (по 8 часов)
}
category-answer-minutes = { $count ->
    [one] За { $count } рабочую минуту
    [few] За { $count } рабочие минуты
   *[many] За { $count } рабочих минут
}
category-answer-hint = Клиент увидит, до какого времени ему ответят. Считается рабочее время из настроек.

desk-hours = Рабочее время
desk-hours-hint = По нему считается срок ответа клиенту. Часовой пояс: { $zone }.
desk-hours-off = Выходной
desk-hours-from = { $day }, с
desk-hours-to = { $day }, до
desk-hours-dash = до
desk-hours-add = Добавить часы: { $day }
desk-hours-remove = Убрать часы { $hours }: { $day }
desk-holidays = Праздники
desk-holidays-hint = В эти дни никто не отвечает.
desk-holiday = Новый праздник
desk-holiday-add = Добавить
desk-holiday-remove = Убрать { $day }

field-error-not-in-order = Конец должен быть позже начала, а следующие часы: не раньше конца предыдущих
problem-move-edit-window-over = Изменить сообщение можно пять минут после отправки. Напишите новое.
bot-edit-late = Изменить сообщение по заявке № { $number } можно пять минут после отправки: в заявке оно осталось прежним. Напишите новое.
# Черновики, поля формы и наклейки
field-error-too-small = Не меньше { $number }
field-error-too-big = Не больше { $number }
problem-draft-changed = Черновик изменён на другом устройстве
bot-draft-open = Пришлите сюда фото, документ, видео или голосовое в ближайший час: добавлю в черновик «{ $name }».
bot-draft-added = Добавлено в черновик «{ $name }». Пришлите ещё или вернитесь к форме.
bot-draft-back = Вернуться к форме
bot-draft-full = В черновике уже столько файлов, сколько помещается в заявку, поэтому файл не добавлен. Уберите лишние в форме.
upload-via-chat = Через чат
client-via-chat-failed = Не вышло открыть черновик для файлов из чата
client-files-brought = Пришло в черновик
client-draft-synced = Черновик сохранён и доступен на всех ваших устройствах
client-draft-local = Черновик сохранён на этом устройстве, отправим при связи
client-draft-discard = Удалить черновик
client-faq-maybe = Возможно, ответ уже есть
client-faq-found = { $count ->
    [one] Найден { $count } частый вопрос
    [few] Найдено { $count } частых вопроса
   *[many] Найдено { $count } частых вопросов
}
client-faq-helped = Помогло, заявка не нужна
client-faq-useless = Не помогло
client-faq-ended = Рады, что помогло. Заявка не подана
client-draft-discarded = Черновик удалён
client-draft-taken = Черновик дополнен с другого устройства
client-phone-type = Номер не передан. Введите его сами.
client-categories-other = Остальное
category-group = Группа
    .hint = Заголовок, под которым категория стоит в списке у клиентов
category-field-default = Ответ по умолчанию
category-field-min = Не меньше
category-field-max = Не больше
category-field-from-label = Заполняется с наклейки
    .hint = QR-код или метка NFC на вещи откроет форму и впишет сюда свой текст
category-sticker = Наклейка
    .hint = Код откроет эту форму. Наклейте его на вещь, о которой пишут заявки.
    .open = Показать код и ссылку
    .text = Текст наклейки
    .text-hint = Например, printer-7 или «Каб. 204»
    .unmarked = Ни одно поле формы не помечено «Заполняется с наклейки»: код просто откроет форму.
    .copy = Скопировать ссылку
    .copied = Ссылка скопирована
    .qr = QR-код наклейки
