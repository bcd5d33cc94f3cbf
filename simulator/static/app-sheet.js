// The frame around a Mini App, as Telegram's web client draws it: head, iframe, buttons, dialogs.

import { el, icon, trapFocus } from './dom.js';
import { readableOn } from './themes.js';

/** What the host may do to an app's page (Telegram Web A, telegram.md section 2). */
const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-forms allow-modals allow-storage-access-by-user-activation';
const ALLOW = 'camera; microphone; geolocation; clipboard-write';

const HIDDEN_BUTTON = { is_visible: false, is_active: true, is_progress_visible: false, text: '' };

export class AppSheet {
  /** `pressed(name)` hears of the head's and the bar's buttons. */
  constructor(pressed) {
    this.pressed = pressed;
    this.closeButton = el('button', { type: 'button', class: 'sheet-button', dataset: { role: 'close-button' }, onclick: () => pressed('close') }, icon('close'), el('span', {}));
    this.backButton = el('button', { type: 'button', class: 'sheet-button', dataset: { role: 'back-button' }, hidden: true, onclick: () => pressed('back') }, icon('back'), el('span', {}));
    this.moreButton = el('button', { type: 'button', class: 'sheet-button more', dataset: { role: 'more-button' }, 'aria-haspopup': 'menu', onclick: () => this.toggleMenu() }, icon('more'));
    this.title = el('b', { class: 'sheet-title' });
    this.menu = el('div', { class: 'menu', role: 'menu', hidden: true });
    this.head = el('header', { class: 'sheet-head' }, el('div', {}, this.closeButton, this.backButton), this.title, this.moreButton, this.menu);
    this.frameBox = el('div', { class: 'frame-box' });
    this.main = el('button', { type: 'button', class: 'main-button', dataset: { role: 'main-button' }, hidden: true, onclick: () => pressed('main') });
    this.secondary = el('button', { type: 'button', class: 'secondary-button', dataset: { role: 'secondary-button' }, hidden: true, onclick: () => pressed('secondary') });
    this.bar = el('footer', { class: 'sheet-bar', hidden: true }, this.secondary, this.main);
    this.root = el('div', { class: 'app-sheet', role: 'dialog', hidden: true }, this.head, this.frameBox, this.bar);
    this.root.addEventListener('keydown', event => { if (event.key === 'Escape') this.menu.hidden = true; });
  }

  /** Puts a fresh iframe in; a changed hash alone would not load anything. */
  open(url, title, t) {
    this.reset();
    this.title.textContent = title;
    this.root.setAttribute('aria-label', title);
    this.setWords(t);
    this.insertFrame(url);
    this.root.hidden = false;
    return this.frame;
  }

  setWords(t) {
    this.t = t;
    this.closeButton.lastChild.textContent = t.close;
    this.backButton.lastChild.textContent = t.back;
    this.moreButton.setAttribute('aria-label', t.more);
  }

  insertFrame(url) {
    this.frame = el('iframe', { sandbox: SANDBOX, allow: ALLOW, title: this.title.textContent, dataset: { role: 'app' }, src: url });
    this.frameBox.replaceChildren(this.frame);
    return this.frame;
  }

  close() {
    this.root.hidden = true;
    this.frameBox.replaceChildren();
    this.frame = undefined;
    this.reset();
  }

  reset() {
    this.dialog?.remove();
    this.dialog = undefined;
    this.menu.hidden = true;
    this.hasSettings = false;
    this.showBack(false);
    this.setButton('main', HIDDEN_BUTTON);
    this.setButton('secondary', HIDDEN_BUTTON);
    for (const property of ['--sheet-head', '--sheet-head-text', '--sheet-page', '--sheet-bar']) this.root.style.removeProperty(property);
  }

  get size() {
    return { width: this.frameBox.clientWidth, height: this.frameBox.clientHeight };
  }

  showBack(visible) {
    this.backButton.hidden = !visible;
    this.closeButton.hidden = visible;
  }

  setButton(name, state) {
    const button = name === 'main' ? this.main : this.secondary;
    button.hidden = !state.is_visible;
    button.disabled = !state.is_active;
    button.setAttribute('aria-busy', String(Boolean(state.is_progress_visible)));
    button.classList.toggle('shines', Boolean(state.has_shine_effect));
    button.replaceChildren(state.is_progress_visible ? el('span', { class: 'spinner', role: 'img', 'aria-label': state.text }) : state.text || '');
    button.style.background = state.color || '';
    button.style.color = state.text_color || '';
    if (name === 'secondary') this.bar.dataset.position = state.position || 'left';
    this.bar.hidden = this.main.hidden && this.secondary.hidden;
  }

  setColour(part, colour) {
    this.root.style.setProperty(`--sheet-${part}`, colour);
    if (part === 'head') this.root.style.setProperty('--sheet-head-text', readableOn(colour));
  }

  toggleMenu() {
    if (!this.menu.hidden) {
      this.menu.hidden = true;
      return;
    }
    const item = (name, label) => el('button', { type: 'button', role: 'menuitem', dataset: { action: name }, onclick: () => { this.menu.hidden = true; this.pressed(name); } }, label);
    this.menu.replaceChildren(...[this.hasSettings && item('settings', this.t.settings), item('reload', this.t.reload), item('close', this.t.close)].filter(Boolean));
    this.menu.hidden = false;
    this.menu.firstChild.focus();
  }

  /** Shows a dialog in the phone; answers with the button's id, or `undefined` if it was dismissed. */
  ask({ title, message, buttons, field }) {
    return new Promise(resolve => {
      const before = document.activeElement;
      const input = field && el('input', { type: 'text', 'aria-label': message });
      const finish = id => {
        dialog.remove();
        this.dialog = undefined;
        before?.focus?.();
        resolve(field ? id !== undefined && input.value : id);
      };
      const labels = { ok: this.t.ok, close: this.t.close, cancel: this.t.cancel };
      const words = `popup-${Math.random().toString(36).slice(2)}`;
      const box = el('div', { class: 'popup', dataset: { role: 'popup' }, role: 'alertdialog', 'aria-modal': 'true', 'aria-labelledby': words },
        el('div', { class: 'popup-words', id: words }, title && el('b', {}, title), el('p', {}, message), input),
        el('div', { class: 'popup-buttons' }, buttons.map(button => el('button', {
          type: 'button', class: `popup-${button.type || 'default'}`, dataset: { buttonId: button.id ?? '' }, onclick: () => finish(button.id ?? ''),
        }, button.text || labels[button.type] || this.t.ok))));
      const dialog = el('div', { class: 'popup-layer', onclick: event => { if (event.target === dialog) finish(undefined); } }, box);
      trapFocus(dialog, () => finish(undefined));
      this.dialog = dialog;
      this.root.append(dialog);
      (input || box.querySelector('.popup-buttons button')).focus();
    });
  }

  get asks() { return Boolean(this.dialog); }
}
