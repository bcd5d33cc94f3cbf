// Draws one message: words with their entities, media, and the buttons under it.

import { control } from './control.js';
import { el, icon } from './dom.js';

const WRAPPERS = {
  bold: () => el('b'), italic: () => el('i'), underline: () => el('u'), strikethrough: () => el('s'),
  code: () => el('code'), pre: () => el('pre'), spoiler: () => el('span', { class: 'spoiler', tabindex: '0' }),
  blockquote: () => el('blockquote'), expandable_blockquote: () => el('blockquote', { class: 'expandable' }),
};

/** Text and entities as nodes; offsets are UTF-16 units, as JavaScript's are. */
function formatted(text, entities, act, from = 0, to = text.length) {
  const nodes = [];
  let at = from;
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  for (const [index, entity] of sorted.entries()) {
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || end <= entity.offset) continue;
    nodes.push(text.slice(at, entity.offset));
    const inner = sorted.slice(index + 1).filter(other => other.offset < end);
    const node = wrapper(entity, text.slice(entity.offset, end), act);
    node.append(...formatted(text, inner, act, entity.offset, end));
    nodes.push(node);
    at = end;
  }
  nodes.push(text.slice(at, to));
  return nodes;
}

function wrapper(entity, words, act) {
  const link = entity.type === 'text_link' ? entity.url : entity.type === 'url' ? words : undefined;
  if (link) return el('a', { href: link, onclick: event => { event.preventDefault(); act.link(link); } });
  if (entity.type === 'bot_command') {
    return el('a', { href: '#', onclick: event => { event.preventDefault(); act.command(words); } });
  }
  return (WRAPPERS[entity.type] || (() => el('span')))();
}

const clock = seconds => new Date(seconds * 1000).toLocaleTimeString('ru', { hour: '2-digit', minute: '2-digit' });

const size = bytes => (bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`);

/** A message in one line, for replies. */
export function excerpt(message, t) {
  return message.text || message.caption || (message.photo && t.album) || (message.voice && t.voice) || message.document?.file_name
    || (message.contact && t.contact) || (message.location && t.location) || '…';
}

function media(message, t) {
  if (message.photo) {
    const photo = message.photo[message.photo.length - 1];
    return el('img', { class: 'photo', src: control.fileUrl(photo.file_id), alt: message.caption || t.album, loading: 'lazy' });
  }
  const file = message.document || message.voice;
  if (!file) return undefined;
  return el('a', { class: 'file', href: control.fileUrl(file.file_id), download: file.file_name || 'voice.ogg' },
    el('span', { class: 'file-icon' }, icon('file')),
    el('span', { class: 'file-words' }, el('b', {}, file.file_name || t.voice), el('small', {}, size(file.file_size))));
}

function bare(message, t) {
  if (message.contact) return el('p', { class: 'contact' }, el('b', {}, `${message.contact.first_name} ${message.contact.last_name || ''}`), el('br'), `+${message.contact.phone_number}`);
  if (message.location) return el('p', {}, `${t.location}: ${message.location.latitude}, ${message.location.longitude}`);
  return undefined;
}

function origin(message, t) {
  const from = message.forward_origin;
  if (!from) return undefined;
  const name = from.sender_user?.first_name || from.sender_user_name || from.chat?.title || from.sender_chat?.title || '';
  return el('p', { class: 'origin' }, `${t.forwarded} ${name}`);
}

function replied(message, t) {
  const reply = message.reply_to_message;
  if (!reply) return undefined;
  return el('blockquote', { class: 'replied' }, el('b', {}, reply.from.first_name), el('span', {}, message.quote?.text || excerpt(reply, t)));
}

function keyboard(message, act) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return undefined;
  return el('div', { class: 'keyboard' }, rows.map((row, rowNumber) => el('div', { class: 'keyboard-row' }, row.map((button, col) => el('button', {
    type: 'button',
    class: `inline-button${button.style ? ` is-${button.style}` : ''}`,
    dataset: { row: rowNumber, col },
    onclick: event => act.press(message, button, { row: rowNumber, col }, event.currentTarget),
  }, el('span', {}, button.text), (button.web_app || button.url) && icon('open', 'icon corner'))))));
}

/** The whole message as an element. */
export function drawMessage(message, own, t, act) {
  if (message.write_access_allowed) {
    return el('div', { class: 'service', dataset: { messageId: message.message_id } }, t.writeAllowed);
  }
  const words = message.text ?? message.caption;
  const entities = message.entities || message.caption_entities || [];
  const when = [message.edit_date && `${t.edited} `, clock(message.edit_date || message.date)];
  const tools = el('div', { class: 'tools' },
    el('button', { type: 'button', class: 'tool', 'aria-label': t.reply, title: t.reply, dataset: { action: 'reply' }, onclick: () => act.reply(message) }, icon('reply')),
    own && words !== undefined && el('button', { type: 'button', class: 'tool', 'aria-label': t.edit, title: t.edit, dataset: { action: 'edit' }, onclick: () => act.edit(message) }, icon('edit')));
  const bubble = el('div', { class: `bubble${message.photo ? ' has-photo' : ''}` },
    origin(message, t), replied(message, t), media(message, t), bare(message, t),
    words !== undefined && el('div', { class: 'words' }, formatted(words, entities, act)),
    el('span', { class: 'when' }, when, own && icon('check', 'icon tick')),
    message.reaction && el('span', { class: 'reaction' }, message.reaction.emoji));
  return el('article', {
    class: `message${own ? ' own' : ''}${message.reply_markup?.inline_keyboard ? ' has-keyboard' : ''}`,
    dataset: { messageId: message.message_id, edits: message.edits, silent: message.silent },
  }, el('div', { class: 'bubble-row' }, bubble, tools), keyboard(message, act));
}
