### Zayavka's texts in English. The keys are the same in each language; the build checks it.

### Core

app-name = Zayavka
app-loading = Loading
connection-open = Connected: changes arrive by themselves
connection-connecting = Connecting
connection-lost = Connection lost, trying again
offline-banner = No connection. You see what was loaded before
error-title = Could not load
error-offline = The server did not answer. Check the connection and try again.
error-broken = The server's answer makes no sense. Try again in a minute.
error-code = Code for support: { $code }
error-retry = Try again
error-not-seen = You cannot see this ticket
    .hint = It was deleted, or another team has it. Ask whoever sent you the link.
error-page-missing = There is no such page
error-session-over = Open the app again
    .hint = A lot of time has passed. Close this window and open it from the chat with the bot. Your drafts are safe.
error-blocked = Access is closed
    .hint = If this is a mistake, write to those who run this support desk.
error-stale = The ticket has changed meanwhile: you see it as it is now
act-cancel = Cancel
act-close = Close
act-undo = Undo
act-back = Back
act-save = Save
act-more = More
act-open = Open
act-show-more = Show more

ticket-number = No. { $number }
ticket-list-end = These are all tickets
ticket-unread = { $count ->
    [one] { $count } unread message
   *[other] { $count } unread messages
}
ticket-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}

ticket-status-new-staff = New
ticket-status-new-client = Received
ticket-status-in-progress-staff = In progress
ticket-status-in-progress-client = In progress
ticket-status-waiting-staff = Waiting for client
ticket-status-waiting-client = Your reply needed
ticket-status-in-review-staff = In review
ticket-status-in-review-client = Your check
ticket-status-done-staff = Done
ticket-status-done-client = Done
ticket-status-rejected-staff = Rejected
ticket-status-rejected-client = Rejected
ticket-status-cancelled-staff = Cancelled
ticket-status-cancelled-client = Cancelled

ticket-priority-low = Low priority
    .short = Low
ticket-priority-normal = Normal priority
    .short = Normal
ticket-priority-high = High priority
    .short = High
ticket-priority-urgent = Urgent
    .short = Urgent

field-error-required = Fill in this field
field-error-wrong-kind = Check how this is written
field-error-too-long = { $max ->
    [one] At most { $max } character
   *[other] At most { $max } characters
}
field-error-control-character = Remove the invisible characters
field-error-unknown-option = Choose from the list
field-error-unknown-field = The form has no such field
field-error-hidden = This field is not needed now
field-error-too-many = { $max ->
    [one] At most { $max } file
   *[other] At most { $max } files
}
field-error-unknown-file = The file was not found, attach it again
field-error-unknown-id = There is no such entry
field-error-taken = This name is taken

field-required = required
field-choose = Choose
field-search = Find in the list
field-nothing-found = Nothing found
field-yes = Yes
field-no = No
field-phone-share = From Telegram
field-place-hint = Address, floor, room
field-place-locate = Take my location
field-place-point = The point on the map is attached
field-length = { $count } of { $max }

upload-take-photo = Camera
upload-choose = Choose
upload-add = Attach a file
upload-remove = Remove { $name }
upload-retry = Try again
upload-progress = { $sent } of { $total }
upload-too-large = Over { $max }
upload-failed = Not sent
upload-drop = Drop to attach
upload-queued = Queued
upload-program = Program
upload-again = Choose
upload-arriving = Files on their way
upload-photos = Large photos
upload-photo-smaller = Make smaller: { $from } → { $to }
upload-photo-as-is = Send as is
upload-refused-size = “{ $name }” is over { $max }. Make it smaller or split it
upload-refused-program = “{ $name }”: programs and scripts are not taken. Send a screenshot, a document or an archive
upload-stopped = “{ $name }” stopped on its way. Choose the same file again and it goes on
upload-other-file = This is another file; “{ $name }” is needed
upload-left = Some files were not sent: try again or remove them
history-file-added = file “{ $name }”

composer-send = Send
composer-message = Message
composer-attach = Attach a file
composer-sending = Sending

talk-title = Conversation
talk-note = Internal note
talk-new-messages = New messages
talk-empty = No messages yet
talk-you = You
talk-system-created = { $who }: ticket created, { $when }
talk-system-moved = { $who }: { $status }, { $when }
talk-system-assigned = { $who }: the assignee is now { $person }, { $when }
talk-system-taken = { $who } takes the ticket, { $when }
talk-system-released = { $who }: no assignee now, { $when }

image-open = Open { $name }
image-next = Next
image-previous = Previous
image-download = Open the file

stepper-label = Where the ticket stands
stepper-received = Received
stepper-work = In progress
stepper-review = Check
stepper-done = Done

### Client

screen-outside = Open it from Telegram
    .hint = Zayavka works inside Telegram: open the chat with the bot and press the menu button.

preferences-title = Preferences
preferences-language = Language
    .hint = The bot writes to you in the same language.

client-home = My tickets
client-home-filter = Which tickets to show
client-new-ticket = New ticket
client-empty = Something broke, or access or equipment is needed?
    .hint = File a ticket: choose a topic and attach a photo. We write about each step to the chat with the bot.
client-closed-empty = No closed tickets yet
    .hint = Finished and cancelled tickets stay here with all that was said.
client-pane = Choose a ticket
    .hint = The conversation, the files and what comes next appear here.
client-files-only = files
client-to-home = To my tickets

client-what-happened = What happened?
client-category-search = Find a topic
client-categories = All topics
client-categories-empty = No topics yet
    .hint = The administrator has not made any. Look in later.
client-category-gone = This topic is gone
    .hint = Choose another one: what matters can be written there too.
client-category-choose = Choose a topic
client-category-change = Change
client-draft = Draft
client-draft-saved = Saved { $when }
client-draft-forget = Delete the draft
client-draft-kept = The draft is kept on this device

client-title = What happened
    .hint = In short, one line
client-description = Details
    .hint = Since when, what was tried
client-form-details = More about it
client-files = Photos and documents
    .hint = Up to { $count } files, { $size } each. The ticket can be sent while they upload.
client-send-ticket = Send ticket
client-wrong-number = A number is needed, for example 12 or 3.5
client-wrong-phone = A phone number is needed, for example +44 20 7946 0000
client-wrong-place = Write the address, or press the pin
client-place-unknown = The place could not be found. Write the address in words.

client-ticket-data = Details and files
client-next-new = Ticket received
    .hint = We reply here and write to the chat with the bot.
client-next-active = Work is in progress
    .hint = Once it is done, we ask you to check the result.
client-next-active-by = { $name } is on it
client-next-waiting = Your reply is needed
    .hint = Reply below and we go on.
client-next-review = Please check the result
    .hint = If all is good, confirm it. If not, send the ticket back to work.
client-next-done = Ticket done
    .hint = If something is still wrong, file a new one.
client-next-rejected = Ticket rejected
    .hint = The reason is in the conversation below.
client-next-cancelled = Ticket cancelled
    .hint = If it is needed again, file a new one.
client-next-reopen-until = You can reopen it { $until }.

client-event-taken = { $name } takes the ticket
client-event-progress = { $name } goes on with the work
client-event-resumed = The work goes on
client-event-reopened = { $name } sends the ticket back to work
client-event-reopened-by-you = You sent the ticket back to work
client-event-waiting = { $name } waits for your reply
client-event-review = { $name } asks you to check the result
client-event-done = { $name } finishes the ticket
client-event-confirmed-by-you = You confirmed the result
client-event-rejected = { $name } rejects the ticket
client-event-cancelled = { $name } cancels the ticket
client-event-cancelled-by-you = You cancelled the ticket
client-event-changed = The ticket has changed

client-confirm = Yes, all good
client-reopen = No, reopen
client-reopen-title = What is still wrong?
client-reopen-reason = The reason, if you like
client-cancel = Cancel the ticket
client-cancel-question = Cancel ticket No. { $number }? It cannot be brought back.
client-cancel-keep = Keep it
client-other-news = News in ticket No. { $number }

### Staff

staff-tab-work = Work
staff-tab-board = Board
staff-tab-tickets = Tickets
staff-tab-more = More
staff-tabs = Sections

staff-nobody = nobody
staff-row-label = No. { $number }, { $title }, { $status }
staff-moves-of = Change the status of ticket { $number }: { $status }
staff-more-of = Other actions with ticket { $number }

work-title = My work
work-mine = Mine
work-free = Unassigned
work-mine-empty = Nothing is assigned to you
    .hint = Take an unassigned ticket and it will be here.
work-free-empty = All sorted
    .hint = There are no unassigned tickets. The next one will come here by itself and to the chat with the bot.
work-section-waiting = Waiting for client
work-section-review = In review
work-section-active = In progress
work-section-new = New
work-pick = Choose a ticket
    .hint = Its conversation and data will open here.

board-title = Board
board-columns = Columns of the board
board-column-new = New
board-column-in-progress = In progress
board-column-waiting = Waiting for client
board-column-in-review = In review
board-column-done = Done
board-column-rejected = Rejected
board-column-cancelled = Cancelled
board-column-empty = Empty
board-count = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}
board-drop-here = Move here
board-moved = No. { $number }: { $status }

tickets-title = Tickets
tickets-all = All
tickets-open = Open
tickets-closed = Closed
tickets-filter = Status
tickets-sort = Order
tickets-sort-updated = Recently changed
tickets-sort-newest = Newest first
tickets-sort-oldest = Oldest first
tickets-sort-priority = Most urgent first
tickets-empty = There are no such tickets
    .hint = Choose another status or show all.
tickets-show-all = Show all

ticket-title = Ticket No. { $number }
ticket-tabs = Parts of the ticket
ticket-tab-talk = Conversation
ticket-tab-data = Data
ticket-tab-history = History
ticket-properties = Properties
ticket-about = About the ticket
ticket-assignee = Assignee
ticket-assignee-none = Unassigned
ticket-priority = Priority
ticket-category = Category
ticket-status = Status
ticket-created = Created
ticket-updated = Changed
ticket-client = Client
ticket-client-bot = Bot
ticket-client-bot-reaches = delivers
ticket-client-bot-silent = cannot write: the client never started the bot or blocked it
ticket-client-tickets = Tickets
ticket-client-ticket-count = { $count ->
    [one] { $count } ticket
   *[other] { $count } tickets
}
ticket-client-many = over { $count }
ticket-client-write = Write in Telegram: { $name }
ticket-description = Description
ticket-answers = Form answers
ticket-answers-none = This form has no questions
ticket-files-title = Files

ticket-take = Take
ticket-assign = Hand over
ticket-assign-someone = Hand over: { $name }
ticket-release = Release
    .hint = The ticket goes back to the unassigned ones
ticket-assign-title = Hand over to
ticket-assign-me = Me
ticket-assign-empty = The list of staff is not available now
ticket-closed-note = The ticket is closed
ticket-no-moves = The ticket cannot be moved now

move-new = Back to new
move-in-progress = To work
    .hint = The client sees that someone is on it
move-in-progress-back = Back to work
    .hint = The ticket becomes open again
move-waiting = Ask the client
    .hint = The client learns that a reply is needed
move-in-review = To review
    .hint = We ask the client to confirm the result
move-done = Done
    .hint = The client learns that all is ready
move-rejected = Reject
    .hint = The client learns of the refusal. Write the reason
move-cancelled = Cancel
    .hint = The ticket will be closed
take-hint = You become the assignee

reply-closed = Reply…
reply-mode = To whom
reply-to-client = To client
reply-note = Note
reply-to-client-placeholder = { $name } will see it
reply-note-placeholder = Only staff will see it
reply-send = Send to client
reply-save-note = Save note
reply-text-client = Reply to the client
reply-text-note = Internal note

history-title = History
history-empty = No events yet
history-created = created the ticket
history-moved = { $from } → { $to }
history-taken = took it into work: { $from } → { $to }
history-confirmed = the client confirmed the result: { $from } → { $to }
history-reopened = the client sent it back: { $from } → { $to }
history-cancelled = the client cancelled: { $from } → { $to }
history-replied = the client replied: { $from } → { $to }
history-assigned = assignee: { $from } → { $to }
history-commented = reply to the client
history-commented-by-client = message from the client
history-noted = internal note
history-other = change: { $kind }
history-actor-system = Zayavka
history-actor-rule = Rule “{ $name }”

more-title = More
more-language = Language
more-language-auto = As in Telegram
more-connection = Connection
more-mine = Mine
more-client-view = My own requests
    .hint = Tickets that you filed yourself

people-title = People
people-hint = Staff, clients, invites
people-staff = Working
people-former = Switched off
people-empty = Nobody yet. Invite the first one.
people-off = off
people-unreachable = the bot cannot write
people-role = Role
people-switch-off = Switch off
people-switch-off-hint = Becomes a client; open tickets go to someone else
people-switch-on = Switch on
people-switch-on-hint = Gets the role back
people-successor = Who gets the open tickets?
people-invite = Invite
people-invite-of = Invite: { $role }
people-invite-until = Good until { $until }
people-copy = Copy the link
people-copied = The link is copied
people-revoke = Revoke
people-welcome = Done. You are now here as: { $role }

role-client = client
role-agent = agent
role-lead = lead
role-admin = administrator
role-owner = owner

### Server

problem-title-init-data-invalid = Sign-in not confirmed
problem-title-init-data-expired = Session expired
problem-title-blocked = Access closed
problem-title-forbidden = No right to this
problem-title-consent-required = Consent needed
problem-title-not-found = Not found
problem-title-method-not-allowed = Not possible here
problem-title-gone = No longer valid
problem-title-bad-request = Request not understood
problem-title-file-too-large = File too large
problem-title-body-too-large = Too much data
problem-title-file-type = Files of this kind are not taken
problem-title-unsupported-media-type = Wrong kind of data
problem-title-invalid-fields = Check the fields
problem-title-idempotency-key-reused = Key used before
problem-title-move-not-allowed = Not possible now
problem-title-version-conflict = The ticket has changed
problem-title-conflict = This cannot be done
problem-title-offset-conflict = Wrong place in the file
problem-title-rate-limited = Too often
problem-title-internal = Server error

problem-init-data-invalid = Open the app from the chat with the bot: the sign-in is not confirmed.
problem-init-data-expired = Too much time has passed. Open the app from the chat with the bot again.
problem-blocked = Access is closed. Write to those who run this desk if that is a mistake.
problem-forbidden = You have no right to do this. Ask your lead.
problem-not-found = There is nothing here, or you cannot see it.
problem-method-not-allowed = This address does not know such an act.
problem-bad-request-json = The body must be a JSON object.
problem-bad-request-parameter = The parameter “{ $name }” is written wrongly.
problem-bad-request-unknown-parameter = There is no parameter “{ $name }”.
problem-bad-request-cursor = This cursor belongs to another list. Start the list again.
problem-bad-request-idempotency-key = An Idempotency-Key has 1 to 128 printable ASCII characters.
problem-bad-request-multipart = The file came incomplete or malformed. Send it again.
problem-bad-request-upload-offset = The header Upload-Offset must say at which byte the part begins.
problem-bad-request-part = A part has at least one byte and does not go beyond the end of the file.
problem-offset-conflict = The next part of this file begins elsewhere. Go on from there.
problem-file-too-large = The file is larger than { $max } MB. Make it smaller or split it.
problem-body-too-large = The request has more than { $max } MB of data. Shorten the text.
problem-file-type = Programs and scripts are not taken. Send a screenshot, a document or an archive.
problem-unsupported-media-type = The data were not sent in the form that is needed here.
problem-invalid-fields = Correct the marked fields and send again.
problem-idempotency-key-reused = Something else was sent with this key. Repeat with a new key.
problem-move-not-allowed = The ticket does not allow this now: see what it does allow.
problem-move-already-taken = The ticket has already been taken.
problem-move-reopen-window-over = The time to reopen this ticket is over. File a new one.
problem-version-conflict = The ticket has just been changed. Look at it as it is now and repeat.
problem-rate-limited = There were too many requests. Wait a little and repeat.
problem-gone = The link is no longer valid. Ask for a new one.
problem-conflict-last-owner = This is the last owner. Make someone else an owner first.
problem-conflict-configured-owner = The server’s configuration names this owner, so nothing can be changed here.
problem-conflict-open-tickets = This person has open tickets. Choose who gets them.
problem-internal = The server failed; nothing was changed. Repeat in a minute.

notify-open = Open the ticket
notify-files = Files
notify-received = Ticket No. { $number } received
notify-taken = { $name } takes ticket No. { $number }
notify-moved = Ticket No. { $number }: { $status }
notify-replied = { $name } replies on ticket No. { $number }
notify-assigned = Ticket No. { $number } is assigned to you
notify-client-replied = { $name } writes on ticket No. { $number }
notify-client-reopened = { $name } sends ticket No. { $number } back to work
notify-client-cancelled = { $name } cancels ticket No. { $number }
notify-client-confirmed = { $name } confirms the result of ticket No. { $number }
notify-colleague-replied = { $name } replies to the client on ticket No. { $number }
notify-colleague-noted = { $name } leaves a note on ticket No. { $number }
notify-earlier = { $count ->
    [one] { $count } more message about this ticket came in the quiet hours.
   *[other] { $count } more messages about this ticket came in the quiet hours.
}
notify-new-ticket = { $name } files ticket No. { $number }

bot-menu = Tickets
bot-open = Open the app
bot-new = File a ticket
bot-command-start = Open the app
bot-command-help = How to use this bot
bot-greeting-client = Hello, { $name }. Here you can file a ticket and follow it. We write about each step in this chat.
bot-greeting-staff = Hello, { $name }. We write here about new tickets and those assigned to you.
bot-greeting-ticket = Ticket No. { $number }
bot-greeting-new = To file a ticket, fill in a short form.
bot-help-client =
    To file a ticket, open the app.
    To write on your ticket, reply to the message about it: with text, a photo, a document or your voice.
bot-help-staff =
    To take a ticket or change its status, open the app.
    To write to a client, reply to the message about their ticket: the client will see it. A reply to a message about a note becomes a note.
bot-hint-client = To file a ticket, open the app. To write on your ticket, reply to the message about it.
bot-hint-staff = To write to a client, reply to the message about their ticket or open it in the app.
bot-reply-added = Added to ticket No. { $number }
bot-note-added = Note for the staff added to ticket No. { $number }
bot-blocked = Your access to this desk is closed.
bot-link-unseen = There is no such ticket, or you cannot see it.
bot-invite-accepted = Done. You are now here as: { $role }. Open the app to begin.
bot-invite-over = This invite is no longer valid. Ask for a new one.
bot-reply-unknown = It is not clear which ticket this is about, so the message was not added. Open the ticket and write there.
bot-reply-unseen = You can no longer see ticket No. { $number }, so the message was not added.
bot-reply-closed = Ticket No. { $number } is closed, so the message was not added. File a new ticket.
bot-reply-forbidden = You cannot write to the client on ticket No. { $number }, so the message was not added.
bot-reply-empty = Such a message cannot be added to a ticket. Send text, a photo, a document, a video or your voice.
bot-reply-file-too-large = The file is larger than { $max } MB, so the message was not added. Make it smaller or attach it in the ticket.
bot-reply-file-type = Programs and scripts are not taken, so the message was not added. Send a screenshot, a document or an archive.
bot-reply-file-refused = The file was refused, so the message was not added. Attach it in the ticket.
bot-rated = Thank you, your rating of ticket No. { $number }: { $score }.
bot-rated-low = Your rating of ticket No. { $number }: { $score }. Tell us in the app what went wrong, or reply to this message, and we come back to it.
bot-rating-over = Ticket No. { $number } can no longer be rated.
bot-failed = The message could not be handled. Send it again or open the app.

## Export of tickets as a table

export-number = No.
export-title = Title
export-status = Status
export-priority = Priority
export-category = Category
export-team = Team
export-client = Client
export-assignee = Assignee
export-created = Created, { $zone }
export-updated = Changed, { $zone }
export-closed = Closed, { $zone }

## The list of tickets: search, filters, choosing several

tickets-search = Search tickets
tickets-search-hint = Words, number or client's name
tickets-search-empty = Check the words or clear the filters.
tickets-filters = Filters
tickets-without = Remove the filter “{ $filter }”
tickets-team = Team
tickets-mine = mine
tickets-created = Created
tickets-resolved = Closed
tickets-days-back = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
tickets-clear = Clear
tickets-show = Show
tickets-export = Export as a table
tickets-pick = Choose several
tickets-pick-one = Choose No. { $number }
tickets-pick-all = Choose all that are shown
tickets-column-ticket = Ticket
tickets-column-updated = Updated
tickets-found = Found: { $count ->
   *[other] { $count }
}
tickets-found-more = More than { $count } found
tickets-chosen = { $count ->
   *[other] { $count }
} chosen
tickets-bulk = Acts on the chosen tickets
tickets-bulk-assign = Assign
tickets-bulk-take = Take
tickets-bulk-clear = Clear choice
tickets-bulk-assign-title = { $count ->
    [one] Assign { $count } ticket
   *[other] Assign { $count } tickets
}
tickets-bulk-status-title = { $count ->
    [one] New status of { $count } ticket
   *[other] New status of { $count } tickets
}
tickets-bulk-changes = { $count ->
    [one] { $count } ticket will change
   *[other] { $count } tickets will change
}
tickets-bulk-already = { $count ->
    [one] { $count } is so already
   *[other] { $count } are so already
}
tickets-bulk-refused = { $count ->
    [one] { $count } cannot be changed: its status or your rights do not allow it
   *[other] { $count } cannot be changed: their status or your rights do not allow it
}
tickets-bulk-confirm = { $count ->
    [one] Change { $count } ticket
   *[other] Change { $count } tickets
}
tickets-bulk-done = { $count ->
    [one] { $count } ticket changed
   *[other] { $count } tickets changed
}
tickets-bulk-partly = Changed: { $count ->
   *[other] { $count }
}, not changed: { $refused ->
   *[other] { $refused }
}. Someone changed them meanwhile.

## Rating of the result

rating-question = How did we do?
rating-given = Your rating
rating-stars = { $count ->
    [one] { $count } star of five
   *[other] { $count } stars of five
}
rating-reason = What was good, what should change
rating-reason-low = What went wrong
rating-thanks = Thank you, the staff will see it
rating-of-client = Client's rating
history-rated = the client rated: { $score }
rating-send = Send

## Staff: load, handing over, QR code

people-open = { $count ->
    [one] { $count } open ticket
   *[other] { $count } open tickets
}
people-seen = seen { $when }
people-hand-over = Hand over all open tickets
people-handed-over = { $count ->
    [one] { $count } ticket handed over
   *[other] { $count } tickets handed over
}
people-qr = Show QR code
people-qr-hint = Point a phone's camera here: the chat with the bot opens
# Categories: what is wrong with a form
problem-faq-changed = Someone has changed this question in the meantime. Open it again to keep their work.
problem-category-changed = Someone has changed this category in the meantime. Open it again to keep their work.
field-error-duplicate = The list has this already
field-error-out-of-range = Give a number from 1 to { $max }
field-error-not-for-kind = Fields of this kind have none
field-error-not-above = Choose a field that stands above
field-error-impossible-answer = That field cannot have this answer
field-error-too-many-entries = { $max ->
    [one] At most { $max } entry
   *[other] At most { $max } entries
}
field-error-too-few-entries = Add at least one option

# Categories: the list and the form builder
categories-title = Categories
categories-hint = Forms of tickets and who gets them
categories-offered = Offered to clients
categories-archived = Archived
categories-empty = No categories yet
    .hint = Add the first one so that clients can file tickets.
categories-fields = { $count ->
    [0] No fields of its own
    [one] { $count } field
   *[other] { $count } fields
}
categories-summary = { $fields }, { $team }
categories-no-team = no team
categories-menu = Move or archive: { $name }
categories-raise = Move up
categories-lower = Move down
categories-archive = Archive
    .hint = Clients will not see it any more, filed tickets stay
categories-restore = Bring back
category-new = New category
category-unknown = There is no such category
category-about = About the category
    .row = Name and team
category-name = Name
category-description = Explanation
category-team = Team
    .none = No team
category-in-russian = { $what } in Russian
category-in-english = { $what } in English
category-tabs = Edit or preview
category-tab-edit = Form
category-tab-preview = Preview
category-preview = As the client sees it, updated at once
category-has-fault = There is a mistake here
category-fields = Fields of the form { $count }
    .hint = Every ticket has a title, a description and files. Add what else you need to know.
category-tickets-keep = { $count ->
    [one] { $count } filed ticket keeps the form it has.
   *[other] { $count } filed tickets keep the form they have.
}
category-add-field = Add a field
category-field-unnamed = New field
category-field-menu = Move or remove: { $name }
category-field-label = Question
category-field-kind = Kind of answer
category-field-hint = Hint
category-field-required = Required
category-field-max-length = Characters, at most
category-field-options = Options
category-field-remove = Remove the field
    .hint = Fields that were shown by its answer will always be shown
category-required = { $answer }, required
category-choice-of = { $count ->
    [one] The only option
   *[other] One of { $count } options
}
category-choices-of = { $count ->
    [one] Any of { $count } option
   *[other] Any of { $count } options
}
category-option = Option { $number }
    .add = Add an option
    .raise = Move option { $number } up
    .remove = Remove option { $number }
category-condition = if “{ $field }”: { $answer }
category-shown = Show
    .always = Always
    .if = By the answer to “{ $field }”
    .equals = Answer
category-save = Save
category-saved = The category is saved
category-discard = Changes of the category are not saved. Leave without them?
    .act = Leave without saving
    .keep = Keep editing
category-changed = Someone else changed this category while you were editing. Take the new version or keep yours.
    .theirs = Take the new one
    .mine = Keep mine
field-kind-text = Line of text
field-kind-long-text = Long text
field-kind-number = Number
field-kind-date = Date
field-kind-time = Time
field-kind-choice = One of the options
field-kind-choices = Several of the options
field-kind-boolean = Yes or no
field-kind-phone = Phone
field-kind-place = Place
field-kind-file = Files
category-icon = Icon
    .change = Choose another
    .printer = Printer
    .monitor = Screen
    .laptop = Laptop
    .wifi = Wi-Fi
    .phone = Phone
    .camera = Camera
    .mic = Microphone
    .settings = Gear
    .wrench = Wrench
    .bolt = Lightning
    .drop = Drop
    .door = Door
    .key = Key
    .lock = Lock
    .shield = Shield
    .user = Person
    .users = People
    .cup = Cup
    .layers = Stack
    .file = Document
    .folder = Folder
    .archive = Archive
    .calendar = Calendar
    .clock = Clock
    .pin = Place
    .globe = Globe
    .message = Message
    .bell = Bell
    .tag = Tag
    .star = Star
    .link = Link
    .info = Information
staff-tab-reports = Reports
reports-title = Reports
reports-refresh = Refresh
reports-period = Period
reports-period-week = 7 days
reports-period-month = 30 days
reports-period-quarter = 90 days
reports-period-year = Year
reports-created = Created
reports-resolved = Resolved
reports-first-response = First reply
reports-resolution = Resolution
reports-open = Open
reports-unassigned = Unassigned
reports-rating = Rating
reports-no-data = no data
reports-median = { $unit }, median
reports-p90 = 9 of 10: up to { $span }
reports-span = { $value } { $unit }
reports-unit-seconds = s
reports-unit-minutes = min
reports-unit-hours = h
reports-unit-days = d
reports-of-five = of 5
reports-rated = { $count ->
    [0] no ratings yet
    [one] { $count } rating
   *[other] { $count } ratings
}
reports-same = no change
reports-more = up by
reports-less = down by
reports-percent = { $value }%
reports-was = was { $value }
reports-days = Created and resolved
reports-days-summary = Most were created on { $day }: { $count }. In the whole period { $created } created, { $resolved } resolved.
reports-legend-created = created
reports-legend-resolved = resolved
reports-readout = { $created } created, { $resolved } resolved
reports-show-tickets = Show tickets
reports-as-table = As a table
reports-day = When
reports-by-status = Where they are now
reports-by-category = By category
reports-by-agent = By person
reports-most = Most: { $name }, { $count }.
reports-nothing = Nothing happened in this period.
reports-agent = Name
reports-taken = Taken
reports-answered = Replies
reports-bot = Bot
reports-bot-users = Users
reports-bot-blocked = Unreachable
reports-bot-sent = Delivered
reports-bot-failed = Not delivered
reports-empty = Nothing to count yet
reports-empty-hint = Once clients file their first tickets, you will see here how many were created and resolved, how fast the replies are, and who did what.
reports-meaning = What the figures mean
reports-meaning-text =
    Created: tickets filed in the period. Resolved: done in the period and not sent back.
    First reply: from filing to the first reply to the client. Resolution: from filing to done. Median: half of the tickets were faster, half slower.
    Taken: tickets that a person took or was given. Replies: tickets on which they wrote to the client. Resolved: tickets done that are theirs.
    Open: at the end of the period. Unassigned and unreachable: now. Unreachable are those whom the bot could not write to.
    The comparison is with the period of the same length before. Days are those of the desk's time zone.
template-event-received = Ticket received
template-event-taken = Ticket taken
template-event-moved = Status changed
template-event-replied = Reply to the client
template-event-new-ticket = New ticket
template-event-assigned = Ticket assigned
template-event-client-replied = Client replied
template-event-client-reopened = Client sent the ticket back to work
template-event-client-cancelled = Client cancelled the ticket
template-event-client-confirmed = Client confirmed the result
template-event-colleague-replied = Colleague replied to the client
template-event-colleague-noted = Colleague left a note
template-variable-ticket-id = the ticket's number
    .example = 1284
template-variable-ticket-title = the ticket's title
    .example = The printer in accounting does not print
template-variable-status = the status, as the reader sees it
    .example = In progress
template-variable-category = the ticket's category
    .example = Repairs
template-variable-priority = the ticket's priority
    .example = Normal priority
template-variable-client = the client's name
    .example = Olga Smirnova
template-variable-assignee = the assignee's name, empty if there is none
    .example = Anna Kovalyova
template-variable-actor = the name of whoever did it
    .example = Anna Kovalyova
template-variable-last-reply = what was said with it, empty if nothing
    .example = The technician is on the way and will be there by 3 pm
template-fault-syntax = Line { $line }: braces or conditions do not fit together. Close the double braces and give each if its endif.
template-fault-unknown-variable = Line { $line }: there is no variable { $name }. Choose one from the list.
template-fault-misspelt-variable = Line { $line }: there is no variable { $name }. Did you mean { $other }?
template-fault-not-offered = Line { $line }: “{ $name }” does not work here. You can insert variables and set conditions with if.
template-fault-unknown-tag = Line { $line }: Telegram does not know the tag <{ $name }>. Available: b, i, u, s, a, code, pre, blockquote, tg-spoiler.
template-fault-unclosed-tag = Line { $line }: the tag <{ $name }> is not closed. Close it in the same part of the text.
template-fault-unexpected-end = Line { $line }: </{ $name }> does not close what was opened last.
template-fault-nested = Line { $line }: the tag <{ $name }> cannot stand inside <{ $other }>.
template-fault-attribute = Line { $line }: the tag <{ $name }> has wrong attributes. A link is written <a href="https://…">text</a>.
template-fault-inside-tag = Line { $line }: variables and conditions cannot stand inside a tag.
template-fault-bare-less = Line { $line }: write the less-than sign as &lt;.
template-fault-no-number = The message must always name the ticket's number. Insert ticket.id outside of any condition.
template-fault-message-too-long = With the longest values this makes { $count } characters, and Telegram takes { $max }. Shorten the text.
problem-conflict-bot-cannot-write = The bot cannot write to you. Open the chat with it and press Start.
bot-settings-away = Telegram did not answer. The setting is saved and takes effect at the next start.
problem-consent-required = Read the text on your data and agree to it, then file the ticket.
problem-conflict-consent-changed = The consent text has changed. Read the new one.
problem-conflict-faq-full = The desk has 500 frequent questions already. Delete those that help nobody.

faq-title = Frequent questions
faq-hint = Answers offered in place of a ticket
faq-lead = While a client types the title of a ticket, questions that may fit are offered. “It helped” closes the form: no ticket is filed.
faq-empty = No questions yet
faq-empty-hint = Write down what you answer every week: clients see the answer before they file a ticket.
faq-new = New question
faq-one = Frequent question
faq-everywhere = In every category
faq-category = Where to offer it
faq-question = Question
faq-answer = Answer
faq-languages-hint = A language with neither question nor answer is not offered to its readers.
faq-active = Offer it to clients
faq-hidden = Hidden
faq-helped-count = { $count ->
    [0] Has helped nobody yet
    [one] Has helped { $count } person
   *[other] Has helped { $count } people
}
faq-saved = Saved
faq-delete = Delete the question
faq-delete-question = Delete the question? The count of those it helped goes with it.
faq-delete-act = Delete
faq-delete-keep = Keep
faq-deleted = The question is deleted
faq-discard-question = The question is not saved. Leave without it?
faq-gone = This question was deleted

templates-title = Notification templates
templates-hint = What the bot writes to clients and staff
templates-lead = Each event and language has a text of its own. A new text is used from the next notification on.
templates-to-client = To the client
templates-to-staff = To staff
templates-changed = changed
templates-audience = To whom
templates-language = Language of the text
templates-text = Message text
templates-insert = Insert
templates-count = { $count } of 4096 characters. Available: bold <b>, italic <i>, link <a>, quote <blockquote>.
templates-seen-by = { $name } will see
templates-by-ticket = by ticket No. { $number }
templates-by-examples = with examples
templates-test = Send to me
templates-save = Save
templates-saved = The text is saved
templates-sent = The message was sent to your chat
templates-reset = Restore the original text
templates-reset-question = Restore the original text? Yours will be lost.
templates-reset-act = Restore
templates-reset-keep = Keep mine
more-manage = Management
desk-title = Bot settings
desk-hint = Name, greeting, rules, consent
desk-bot = Bot
desk-name = Bot name
desk-name-hint = Empty: the name stays as set in BotFather. Telegram lets it be changed only a few times a day.
desk-texts-language = Language of the texts
desk-greeting = Greeting
desk-greeting-hint = A client reads it after Start. {"{"}name{"}"} becomes their name.
desk-description = Description
desk-description-hint = Stands in the empty chat, up to 512 characters.
desk-short = Short description
desk-short-hint = Stands in the bot's profile, up to 120 characters.
desk-start = Command /start
desk-help = Command /help
desk-menu = Menu button
desk-menu-hint = Telegram shows one text to everyone: that of the desk's main language.
desk-consent-section = Consent
desk-consent = Consent text
desk-consent-hint = Asked before the first ticket. A new text is asked of everyone again. Empty: nothing is asked.
desk-rules = Rules and languages
desk-days = Days in which a ticket can be reopened
desk-days-hint = After closing, from 0 to 365.
desk-speaks = Speak { $name }
desk-save = Save
desk-saved = The settings are saved
desk-refused = Telegram did not accept
consent-title = Consent to data processing
consent-lead = Read and agree to file a ticket.
consent-agree = I agree

## First steps of a new desk

first-title = First steps
first-done = Done
first-bot = Set the bot up
first-bot-hint = Name, greeting and rules
first-categories = Describe what people come with
first-categories-hint = Categories and the questions of their forms
first-staff = Invite a colleague
first-staff-hint = A link or QR code, with the role in it
first-ticket = File the first ticket
first-ticket-hint = This is how a client does it
first-work = Take it into work
first-work-hint = On the board, with one press

## Teams

people-teams = Teams
people-team = Team
people-team-new = New team
people-team-name = Name
people-team-members = Who is in the team
people-team-count = { $count ->
    [one] { $count } member
   *[other] { $count } members
}

## People: invites

people-invite-title = New invite
people-invite-lasts = Good for
people-invite-hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
people-invite-uses = How many people may come by it
people-invite-uses-fault = Needs a whole number from 1 to { $max }
people-invite-make = Make the invite
people-invite-left = Uses left: { $left } of { $max }
people-invite-words = An invite to the helpdesk. Role: { $role }
people-share = Share
people-revoke-question = Revoke the invite? Its link and QR code stop working at once. Whoever came by it stays.
people-revoke-keep = Keep

## People: clients and blocking

people-staff-tab = Staff
people-clients-tab = Clients
people-search = Name or @name in Telegram
people-clients-all = All
people-clients-blocked = Blocked
people-clients-nobody = Nobody
people-clients-empty = Everyone who opens the bot will be here
people-clients-not-found = Check the name or clear the search
people-clients-none-blocked = Nobody is blocked
people-client-tickets = The client’s tickets
people-client-write = Write in Telegram
people-last-seen = Last seen
people-access = Access
people-blocked = blocked
people-block = Block
people-block-hint = The app and the bot close for the client at once
people-block-question = Block { $name }? An open app closes at once; no new tickets and no more messages. The tickets stay.
people-block-act = Block
people-block-keep = Leave as is
people-unblock = Unblock
people-unblock-hint = May file tickets again
people-unblock-question = Unblock { $name }? The client may file tickets and write about them again.
## Home, offline work, preferences

offline-banner-at = No connection. You see what was there { $when }
offline-waiting = { $count ->
    [one] { $count } reply waits for a connection
   *[other] { $count } replies wait for a connection
}

home-search = Search tickets
    .hint = Words or number
home-search-open = Find a ticket
home-search-close = Close the search
home-search-empty = Nothing found
    .hint = Check the words: titles, answers, conversations and file names are searched.
home-search-all = Show all tickets
home-news = The status has changed
home-updated = Updated { $when }
home-refresh = Refresh
home-refresh-pull = Pull further to refresh
home-refresh-release = Release to refresh
home-refreshing = Refreshing

reply-sending = Sending
reply-waiting = Waits for a connection
reply-take-back = Do not send
reply-taken-back = The reply is in the field again. If the server has it already, it will appear in the conversation.
reply-refused = Not sent: { $reason }
reply-unsure = More than a day has passed and it is not known whether this reply arrived. Look at the conversation before you send it again.
reply-again = Send again
reply-not-kept = This device cannot keep the reply: leave the app open until it is sent.

preferences-pushes = What the bot writes about
    .hint = All of it is in the tickets here, too. Words that come with a new status count as a reply.
preferences-pushes-own = My own tickets
preferences-push-receipts = Ticket received
preferences-push-status = Status changes
preferences-push-replies = Replies to a ticket
preferences-push-new-tickets = New tickets
preferences-push-assignments = Assigned to me
preferences-push-client-replies = What clients write
preferences-push-colleagues = What colleagues write
preferences-quiet = Quiet hours
    .hint = The bot is silent then. When they end, one message for each ticket arrives: nothing is lost.
preferences-quiet-switch = Do not disturb
preferences-quiet-from = From
preferences-quiet-to = To
preferences-quiet-same = The end must differ from the beginning
preferences-zone = Time zone
preferences-zone-here = This device
preferences-zone-desk = Support desk
preferences-zone-all = All zones
## Where a ticket stands, its conversation and files

client-answer-until = We reply { $until }
client-row-answer = Reply { $until }
client-reopen-until = Possible { $until }
client-answer-late = We meant to reply { $until } and are late

delivery-sent = sent
delivery-read = read

message-edited = edited
message-acts = Message actions
message-title = Message
message-edit = Edit
    .hint = Possible { $until }
message-copy = Copy
message-copied = The text is copied
message-copy-refused = Copying did not work: select the text and copy it yourself
message-edit-title = Edit the message
message-edit-text = Text of the message
message-edit-save = Save

file-download = Download
file-to-chat = Send to my chat
    .hint = The bot sends you the file
file-queued = The bot sends the file to your chat
image-count = { $at } of { $count }

ticket-answer = First reply
ticket-answer-until = Reply { $until }
ticket-answer-late = Late: { $until }

history-comment-edited = message edited
history-note-edited = internal note edited

category-answer = First reply
category-answer-none = Promise no time
category-answer-hours = { $count ->
    [one] Within { $count } working hour
   *[other] Within { $count } working hours
}
category-answer-days = { $count ->
    [one] Within { $count } working day (8 hours)
   *[other] Within { $count } working days (of 8 hours)
}
category-answer-minutes = { $count ->
    [one] Within { $count } working minute
   *[other] Within { $count } working minutes
}
category-answer-hint = The client sees by when we reply. The working hours of the settings count.

desk-hours = Working hours
desk-hours-hint = The time of a reply is reckoned in them. Time zone: { $zone }.
desk-hours-off = Day off
desk-hours-from = { $day }, from
desk-hours-to = { $day }, to
desk-hours-dash = to
desk-hours-add = Add hours: { $day }
desk-hours-remove = Remove { $hours }: { $day }
desk-holidays = Holidays
desk-holidays-hint = On these days nobody replies.
desk-holiday = New holiday
desk-holiday-add = Add
desk-holiday-remove = Remove { $day }

field-error-not-in-order = The end must be later than the beginning, and the next hours not earlier than the end of those before
problem-move-edit-window-over = A message can be edited for five minutes after it was sent. Write another one.
bot-edit-late = A message on ticket No. { $number } can be edited for five minutes after it was sent: in the ticket it stays as it was. Write another one.
# Drafts, fields of forms, and labels on things
field-error-too-small = Not less than { $number }
field-error-too-big = Not more than { $number }
problem-draft-changed = The draft was changed on another device
bot-draft-open = Send a photo, document, video or voice here within the hour: I put it into the draft “{ $name }”.
bot-draft-added = Added to the draft “{ $name }”. Send more, or go back to the form.
bot-draft-back = Back to the form
bot-draft-full = The draft has as many files as a ticket takes, so the file was not added. Remove some in the form.
upload-via-chat = By chat
client-via-chat-failed = The draft could not be opened for files from the chat
client-files-brought = Came to the draft
client-draft-synced = The draft is saved, on all your devices
client-draft-local = The draft is kept on this device until there is a connection
client-draft-discard = Delete the draft
client-faq-maybe = Maybe this is answered already
client-faq-found = { $count ->
    [one] { $count } frequent question found
   *[other] { $count } frequent questions found
}
client-faq-helped = It helped, no ticket needed
client-faq-useless = It did not help
client-faq-ended = Glad it helped. No ticket was filed
client-draft-discarded = The draft is deleted
client-draft-taken = The draft was added to on another device
client-phone-type = The number was not shared. Please type it.
client-categories-other = Everything else
category-group = Group
    .hint = The head under which clients find the category
category-field-default = Answer to begin with
category-field-min = Not less than
category-field-max = Not more than
category-field-from-label = Filled in by a label
    .hint = A QR code or NFC tag on a thing opens the form and puts its text here
category-sticker = Label
    .hint = The code opens this form. Put it on the thing that tickets are about.
    .open = Show the code and the link
    .text = Text of the label
    .text-hint = For example printer-7 or “Room 204”
    .unmarked = No field is marked “Filled in by a label”: the code just opens the form.
    .copy = Copy the link
    .copied = The link is copied
    .qr = QR code of the label
