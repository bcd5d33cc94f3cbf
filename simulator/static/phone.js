// One person's phone: the chat, the Mini App over it, and what surrounds both.

import { AppHost } from './app-host.js';
import { Chat } from './chat.js';
import { control } from './control.js';
import { el, icon } from './dom.js';
import { languageOf, texts } from './texts.js';
import { paint, themeAfter } from './themes.js';

const LOG_LINES = 60;
const ROLE_TINTS = { client: 'blue', agent: 'violet', owner: 'orange' };

export class Phone {
  /** `settings` has the bot, the first theme, and the page's texts for what is outside the phone. */
  constructor(person, settings) {
    this.person = person;
    this.settings = settings;
    this.chat = new Chat(this);
    this.host = new AppHost(this);
    this.build();
    this.setTheme(settings.theme);
  }

  get slug() { return (this.person.username || String(this.person.id)).toLowerCase(); }
  get t() { return texts(this.person.language_code); }

  build() {
    this.title = el('b', {});
    this.role = el('span', { class: `role is-${ROLE_TINTS[this.person.role] || 'blue'}` });
    this.languageButton = el('button', { type: 'button', class: 'caption-button', dataset: { action: 'language' }, onclick: () => this.switchLanguage() });
    this.themeButton = el('button', { type: 'button', class: 'caption-button', dataset: { action: 'theme' }, onclick: () => this.setTheme(themeAfter(this.theme)) }, icon('theme'));
    this.toastBox = el('div', { class: 'toast', role: 'status', hidden: true });
    this.hapticBox = el('div', { class: 'haptic', 'aria-hidden': 'true', hidden: true });
    this.logTitle = el('summary', {});
    this.logList = el('ol', {});
    this.logBox = el('details', { class: 'app-log', dataset: { role: 'app-log' } }, this.logTitle, this.logList);
    this.screen = el('div', { class: 'screen' }, this.chat.root, this.host.sheet.root, this.toastBox, this.hapticBox);
    this.root = el('section', { class: 'phone', dataset: { person: this.slug, personId: this.person.id } },
      el('header', { class: 'caption' }, this.title, this.role, this.languageButton, this.themeButton), this.screen, this.logBox);
    this.drawCaption();
  }

  async load() {
    await this.chat.load();
  }

  drawCaption() {
    const page = texts(this.settings.language);
    this.title.textContent = `${this.person.first_name} ${this.person.last_name || ''}`;
    this.role.textContent = page[this.person.role] || '';
    this.role.hidden = !this.person.role;
    this.languageButton.textContent = languageOf(this.person.language_code).toUpperCase();
    this.languageButton.setAttribute('aria-label', page.switchLanguage);
    this.languageButton.title = page.switchLanguage;
    this.themeButton.setAttribute('aria-label', page.switchTheme);
    this.themeButton.title = page.switchTheme;
    this.logTitle.textContent = page.log;
    this.root.setAttribute('aria-label', this.title.textContent);
  }

  /** The person was changed: their name or language. */
  async setPerson(person) {
    this.person = person;
    this.drawCaption();
    this.host.sheet.setWords(this.t);
    await this.chat.reloadState();
  }

  setTheme(name) {
    this.theme = name;
    paint(this.root, name);
    this.host.themeChanged();
  }

  async switchLanguage() {
    const language = languageOf(this.person.language_code) === 'ru' ? 'en' : 'ru';
    await control.change(this.person.id, { language_code: language });
  }

  /** Something happened in this person's chat. */
  async hear(event) {
    if (event.kind === 'message') this.chat.upsert(event.message);
    else if (event.kind === 'deleted') this.chat.remove(event.message_id);
    else if (event.kind === 'action') this.chat.typing(true);
    else if (event.kind === 'chat') await this.chat.reloadState();
  }

  // ---- The Mini App

  openApp(url) {
    this.host.open(url);
    this.chat.root.inert = true;
  }

  appClosed() {
    this.chat.root.inert = false;
    this.chat.openApp.focus();
  }

  /** The menu button opens what setChatMenuButton said, else the bot's main app. */
  async openMenuApp() {
    const button = this.chat.state.menu_button;
    await this.launch(button.type === 'web_app' ? { url: button.web_app.url } : {});
  }

  async launch(launch) {
    try {
      this.openApp((await control.launch(this.person.id, launch)).url);
    } catch (error) {
      this.toast(error.message);
    }
  }

  // ---- Links

  /** Links to the bot stay in the phone; all others leave it. */
  async openLink(address) {
    const url = new URL(address, 'https://t.me');
    const ours = url.hostname === 't.me' && url.pathname.split('/')[1]?.toLowerCase() === this.settings.bot.username.toLowerCase();
    if (!ours) return this.openOutside(url.href);
    const startParam = url.searchParams.get('startapp');
    if (startParam !== null) return this.launch({ start_param: startParam });
    const start = url.searchParams.get('start');
    if (this.host.isOpen) this.host.close();
    if (start !== null) await this.chat.write({ text: `/start ${start}`.trim() });
    return undefined;
  }

  openOutside(address) {
    this.toast(`${this.t.linkOutside}: ${address}`);
    if (/^https?:/.test(address) && !address.startsWith('https://t.me/')) window.open(address, '_blank', 'noopener');
  }

  download({ url, file_name: name }) {
    this.toast(`${this.t.downloading}: ${name}`);
    el('a', { href: url, download: name, target: '_blank' }).click();
  }

  // ---- Small signs

  /** The bot's answer to a pressed button. */
  async showAnswer({ answered, answer }) {
    if (!answered) return this.toast(this.t.noAnswer);
    if (answer.url) return this.openLink(answer.url);
    if (!answer.text) return undefined;
    if (!answer.show_alert) return this.toast(answer.text);
    this.alert(answer.text);
    return undefined;
  }

  alert(text) {
    const before = document.activeElement;
    const close = () => { layer.remove(); before?.focus?.(); };
    const layer = el('div', { class: 'popup-layer' }, el('div', { class: 'popup', dataset: { role: 'alert' }, role: 'alertdialog', 'aria-modal': 'true', 'aria-label': text },
      el('div', { class: 'popup-words' }, el('p', {}, text)),
      el('div', { class: 'popup-buttons' }, el('button', { type: 'button', dataset: { buttonId: 'ok' }, onclick: close }, this.t.ok))));
    layer.addEventListener('keydown', event => { if (event.key === 'Escape') close(); });
    this.screen.append(layer);
    layer.querySelector('button').focus();
  }

  toast(text) {
    this.toastBox.textContent = text;
    this.toastBox.hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => { this.toastBox.hidden = true; }, 3500);
  }

  /** With the app in front, a loud message of the bot shows as a notification. */
  noticeMessage(message) {
    if (!this.host.isOpen || message.silent) return;
    const text = message.text || message.caption || '';
    this.toast(`${this.chat.state.bot_name}: ${text.split('\n')[0]}`);
  }

  haptic(kind) {
    this.hapticBox.textContent = kind;
    this.hapticBox.dataset.kind = kind;
    this.hapticBox.hidden = false;
    clearTimeout(this.hapticTimer);
    this.hapticTimer = setTimeout(() => { this.hapticBox.hidden = true; }, 900);
  }

  log(name, detail) {
    const words = detail === undefined || detail === '' ? '' : typeof detail === 'string' ? detail : JSON.stringify(detail);
    this.logList.prepend(el('li', { dataset: { event: name } }, el('b', {}, name), ' ', words));
    while (this.logList.childElementCount > LOG_LINES) this.logList.lastChild.remove();
  }
}
