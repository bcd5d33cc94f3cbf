// A person's chat with the bot: the messages, and the line to write in.

import { attachment, control } from './control.js';
import { el, icon } from './dom.js';
import { drawMessage, excerpt } from './message.js';

export class Chat {
  /** `phone` gives the person, the texts, toasts, and opens links and apps. */
  constructor(phone) {
    this.phone = phone;
    this.messages = new Map();
    this.state = { started: false, blocked: false, commands: [], menu_button: {}, bot_name: '' };
    this.build();
  }

  get id() { return this.phone.person.id; }

  build() {
    this.name = el('b', {});
    this.subtitle = el('span', {});
    this.avatar = el('span', { class: 'avatar', 'aria-hidden': 'true' });
    this.menuButton = el('button', { type: 'button', class: 'icon-button', 'aria-haspopup': 'menu', onclick: () => this.toggleMenu() }, icon('more'));
    this.menu = el('div', { class: 'menu', role: 'menu', hidden: true });
    this.list = el('div', { class: 'messages', role: 'log', tabindex: '0' });
    this.panel = el('div', { class: 'start-panel' });
    this.context = el('div', { class: 'context', hidden: true });
    this.commands = el('div', { class: 'commands', hidden: true });
    this.openApp = el('button', { type: 'button', class: 'open-app', dataset: { testid: 'open-app' }, onclick: () => this.phone.openMenuApp() });
    this.input = el('textarea', { class: 'input', rows: '1', dataset: { testid: 'message-input' }, oninput: () => this.typed(), onkeydown: event => this.key(event) });
    this.picker = el('input', { type: 'file', multiple: true, hidden: true, tabindex: '-1', dataset: { testid: 'file-input' }, onchange: () => this.sendFiles() });
    this.attach = el('button', { type: 'button', class: 'icon-button', dataset: { testid: 'attach' }, onclick: () => this.picker.click() }, icon('attach'));
    this.send = el('button', { type: 'submit', class: 'icon-button send', dataset: { testid: 'send' } }, icon('send'));
    this.composer = el('form', { class: 'composer', onsubmit: event => { event.preventDefault(); this.submit(); } },
      this.openApp, this.attach, this.input, this.picker, this.send);
    this.root = el('div', { class: 'chat' },
      el('header', { class: 'chat-head' }, this.avatar, el('span', { class: 'chat-name' }, this.name, this.subtitle), this.menuButton, this.menu),
      this.list, this.context, this.commands, this.composer, this.panel);
  }

  async load() {
    [this.state] = await Promise.all([control.chat(this.id), this.loadMessages()]);
    this.draw();
  }

  async reloadState() {
    this.state = await control.chat(this.id);
    this.draw();
  }

  async loadMessages() {
    const messages = await control.messages(this.id);
    this.messages = new Map(messages.map(message => [message.message_id, message]));
    this.drawMessages();
  }

  draw() {
    const { t } = this.phone;
    const { started, blocked, bot_name: botName, menu_button: menuButton } = this.state;
    this.name.textContent = botName;
    this.subtitle.textContent = t.bot;
    this.avatar.textContent = [...botName][0] || '•';
    this.list.setAttribute('aria-label', t.chatWith);
    this.menuButton.setAttribute('aria-label', t.chatMenu);
    this.openApp.textContent = menuButton.type === 'web_app' ? menuButton.text : t.app;
    this.input.placeholder = t.write;
    for (const [control_, label] of [[this.input, t.write], [this.attach, t.attach], [this.send, t.send], [this.picker, t.attach]]) control_.setAttribute('aria-label', label);
    this.composer.hidden = !started || blocked;
    this.panel.hidden = started && !blocked;
    if (!started) {
      this.panel.replaceChildren(el('button', { type: 'button', class: 'start', dataset: { testid: 'start' }, onclick: () => this.write({ text: '/start' }) }, t.start));
    } else if (blocked) {
      this.panel.replaceChildren(el('p', {}, t.blockedNote), el('button', { type: 'button', class: 'start', dataset: { testid: 'unblock' }, onclick: () => control.unblock(this.id) }, t.unblock));
    }
    this.drawMessages();
  }

  drawMessages() {
    const { t } = this.phone;
    const nodes = [...this.messages.values()].sort((a, b) => a.message_id - b.message_id).map(message => this.drawn(message));
    if (!nodes.length) {
      nodes.push(el('div', { class: 'greeting' }, el('b', {}, t.greeting), el('p', {}, this.state.description || t.noDescription)));
    } else {
      nodes.unshift(el('div', { class: 'service day' }, t.today));
    }
    this.list.replaceChildren(...nodes);
    this.toEnd();
  }

  drawn(message) {
    return drawMessage(message, !message.from.is_bot, this.phone.t, {
      press: (...args) => this.press(...args),
      reply: replied => this.setContext({ reply: replied }),
      edit: edited => this.setContext({ edit: edited }),
      link: address => this.phone.openLink(address),
      command: text => this.write({ text }),
    });
  }

  /** A message came or changed: it is replaced in place, and the scroll stays unless it was at the end. */
  upsert(message) {
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < 80;
    const isNew = !this.messages.has(message.message_id);
    this.messages.set(message.message_id, message);
    if (message.from.is_bot) this.typing(false);
    const old = this.list.querySelector(`[data-message-id="${message.message_id}"]`);
    if (old) old.replaceWith(this.drawn(message));
    else if (this.messages.size === 1) this.drawMessages();
    else this.list.append(this.drawn(message));
    if (isNew && message.from.is_bot) this.phone.noticeMessage(message);
    if (atEnd || isNew) this.toEnd();
  }

  remove(messageId) {
    this.messages.delete(messageId);
    this.list.querySelector(`[data-message-id="${messageId}"]`)?.remove();
  }

  toEnd() {
    this.list.scrollTop = this.list.scrollHeight;
    this.list.querySelectorAll('img').forEach(image => {
      image.addEventListener('load', () => { this.list.scrollTop = this.list.scrollHeight; }, { once: true });
    });
  }

  /** Telegram shows a chat action for five seconds. */
  typing(on) {
    clearTimeout(this.typingTimer);
    this.subtitle.textContent = on ? this.phone.t.typing : this.phone.t.bot;
    if (on) this.typingTimer = setTimeout(() => this.typing(false), 5000);
  }

  toggleMenu() {
    if (!this.menu.hidden) {
      this.menu.hidden = true;
      return;
    }
    const { t } = this.phone;
    const item = (label, act, name) => el('button', { type: 'button', role: 'menuitem', dataset: { action: name }, onclick: () => { this.menu.hidden = true; act(); } }, label);
    this.menu.replaceChildren(
      item(t.shareContact, () => this.write({ contact: true }), 'share-contact'),
      this.state.blocked ? item(t.unblock, () => control.unblock(this.id), 'unblock') : item(t.block, () => control.block(this.id), 'block'));
    this.menu.hidden = false;
    this.menu.firstChild.focus();
  }

  typed() {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, 120)}px`;
    const text = this.input.value;
    const matching = text.startsWith('/') ? this.state.commands.filter(command => `/${command.command}`.startsWith(text)) : [];
    this.commands.hidden = !matching.length;
    this.commands.replaceChildren(...matching.map(command => el('button', {
      type: 'button',
      onclick: () => { this.input.value = ''; this.typed(); this.write({ text: `/${command.command}` }); },
    }, el('b', {}, `/${command.command}`), ` ${command.description}`)));
  }

  key(event) {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === 'Escape') {
      this.setContext(null);
    }
  }

  /** Shows what is replied to or edited above the line. */
  setContext(context) {
    const { t } = this.phone;
    this.pending = context;
    this.context.hidden = !context;
    if (!context) return;
    const message = context.reply || context.edit;
    this.context.replaceChildren(icon(context.edit ? 'edit' : 'reply'),
      el('span', {}, el('b', {}, context.edit ? t.editing : message.from.first_name), el('span', {}, excerpt(message, t))),
      el('button', { type: 'button', class: 'icon-button', 'aria-label': t.cancel, onclick: () => this.setContext(null) }, icon('close')));
    if (context.edit) this.input.value = message.text ?? message.caption ?? '';
    this.input.focus();
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    this.input.value = '';
    this.typed();
    await this.write({ text });
  }

  async sendFiles() {
    const files = await Promise.all([...this.picker.files].map(attachment));
    this.picker.value = '';
    const text = this.input.value.trim() || undefined;
    this.input.value = '';
    if (files.length) await this.write({ text, files });
  }

  async write(writing) {
    const { reply, edit } = this.pending || {};
    this.setContext(null);
    try {
      await control.write(this.id, { ...writing, reply_to: reply?.message_id, edit: edit?.message_id });
    } catch (error) {
      this.phone.toast(error.message);
    }
  }

  async press(message, button, place, node) {
    if (button.copy_text) {
      navigator.clipboard?.writeText(button.copy_text.text).catch(error => this.phone.log('clipboard', error.message));
      this.phone.toast(this.phone.t.copied);
      return;
    }
    if (button.url) {
      this.phone.openLink(button.url);
      return;
    }
    node.setAttribute('aria-busy', 'true');
    try {
      const outcome = await control.press(this.id, { message_id: message.message_id, button: place });
      if (outcome.init_data) this.phone.openApp(outcome.url);
      else this.phone.showAnswer(outcome);
    } catch (error) {
      this.phone.toast(error.message);
    } finally {
      node.removeAttribute('aria-busy');
    }
  }
}
