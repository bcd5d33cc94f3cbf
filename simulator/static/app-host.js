// Speaks with a Mini App as Telegram's web client does: JSON strings through postMessage.

import { control } from './control.js';
import { AppSheet } from './app-sheet.js';
import { THEMES } from './themes.js';

const PLACE = { latitude: 55.7522, longitude: 37.6156 };
const NO_INSETS = { top: 0, bottom: 0, left: 0, right: 0 };
/** An app that does not answer `reload_iframe` in this time is put in anew. */
const RELOAD_WITHIN_MS = 500;

/** Kept for as long as the page is open, as Telegram keeps it beyond a launch. */
const STORAGES = new Map();
const storage = (person, kind) => {
  const key = `${person}/${kind}`;
  if (!STORAGES.has(key)) STORAGES.set(key, new Map());
  return STORAGES.get(key);
};

export class AppHost {
  /** `phone` gives the person, theme and texts, and does what leaves the app. */
  constructor(phone) {
    this.phone = phone;
    this.sheet = new AppSheet(name => this.pressed(name));
    window.addEventListener('message', event => this.receive(event));
    new ResizeObserver(() => this.sendViewport()).observe(this.sheet.frameBox);
  }

  get isOpen() { return Boolean(this.sheet.frame); }

  open(url) {
    const theme = encodeURIComponent(JSON.stringify(THEMES[this.phone.theme]));
    this.url = url.replace(/tgWebAppThemeParams=[^&]*/, `tgWebAppThemeParams=${theme}`);
    this.needsConfirmation = false;
    this.reloads = false;
    this.headKey = 'secondary_bg_color';
    this.sheet.open(this.url, this.phone.chat.state.bot_name, this.phone.t);
  }

  close() {
    this.sheet.close();
    this.phone.appClosed();
  }

  send(eventType, eventData) {
    this.sheet.frame?.contentWindow?.postMessage(JSON.stringify({ eventType, eventData }), '*');
  }

  receive(event) {
    if (!this.sheet.frame || event.source !== this.sheet.frame.contentWindow || typeof event.data !== 'string') return;
    let message;
    try {
      message = JSON.parse(event.data);
    } catch (error) {
      this.phone.log('not JSON', error.message);
      return;
    }
    const { eventType, eventData } = message;
    this.phone.log(eventType, eventData);
    const handler = HANDLERS[eventType];
    if (handler) handler(this, eventData || {});
    else this.phone.log('unknown to the simulator', eventType);
  }

  themeChanged() {
    if (!this.isOpen) return;
    this.send('theme_changed', { theme_params: THEMES[this.phone.theme] });
    if (this.headKey) this.sheet.setColour('head', THEMES[this.phone.theme][this.headKey]);
  }

  sendViewport() {
    if (!this.isOpen) return;
    this.send('viewport_changed', { ...this.sheet.size, is_expanded: true, is_state_stable: true });
  }

  async pressed(name) {
    if (name === 'main' || name === 'secondary') this.send(`${name}_button_pressed`);
    else if (name === 'back' || name === 'settings') this.send(`${name}_button_pressed`);
    else if (name === 'reload') this.reload();
    else if (name === 'close') await this.closeByHand();
  }

  async closeByHand() {
    const { t } = this.phone;
    if (this.needsConfirmation) {
      const buttons = [{ id: 'close', type: 'destructive', text: t.close }, { id: 'stay', type: 'cancel' }];
      if (await this.sheet.ask({ title: t.closeAnyway, message: t.closeLoses, buttons }) !== 'close') return;
    }
    this.close();
  }

  reload() {
    const insert = () => { this.sheet.insertFrame(this.url); };
    if (!this.reloads) return insert();
    this.send('reload_iframe');
    this.reloadTimer = setTimeout(insert, RELOAD_WITHIN_MS);
  }

  /** A question by Telegram itself, not by the app. */
  async agrees(message, yes) {
    const { t } = this.phone;
    return await this.sheet.ask({ message, buttons: [{ id: 'yes', type: 'default', text: yes }, { id: 'no', type: 'cancel', text: t.deny }] }) === 'yes';
  }

  async popup({ title, message, buttons }) {
    // Telegram shows one popup at a time.
    if (this.sheet.asks) return this.send('popup_closed', {});
    const id = await this.sheet.ask({ title, message, buttons: buttons?.length ? buttons : [{ id: '', type: 'close' }] });
    this.send('popup_closed', id === undefined ? {} : { button_id: id });
  }

  async requestPhone() {
    const agreed = await this.agrees(this.phone.t.askPhone, this.phone.t.share);
    if (agreed) this.contact = (await control.shareContact(this.phone.person.id)).response;
    this.send('phone_requested', { status: agreed ? 'sent' : 'cancelled' });
  }

  async requestWriteAccess() {
    const { started, blocked } = this.phone.chat.state;
    const agreed = (started && !blocked) || await this.agrees(this.phone.t.askWrite, this.phone.t.allow);
    if (agreed && !(started && !blocked)) await control.allowWrite(this.phone.person.id);
    this.send('write_access_requested', { status: agreed ? 'allowed' : 'cancelled' });
  }

  /** Every phone here stands in the same place, which is told only to who was let know it. */
  checkLocation() {
    const granted = Boolean(this.locationGranted);
    this.send('location_checked', { available: true, access_requested: granted, access_granted: granted });
  }

  async requestLocation() {
    this.locationGranted ||= await this.agrees(this.phone.t.askLocation, this.phone.t.allow);
    this.send('location_requested', this.locationGranted ? { available: true, ...PLACE } : { available: false });
  }

  async scan({ text }) {
    const { t } = this.phone;
    const data = await this.sheet.ask({ title: t.scan, message: text || t.scanHint, field: true, buttons: [{ id: 'ok', type: 'ok' }, { id: 'no', type: 'cancel' }] });
    if (data) this.send('qr_text_received', { data });
    else this.send('scan_qr_popup_closed');
  }

  customMethod({ req_id: requestId, method, params = {} }) {
    const cloud = storage(this.phone.person.id, 'cloud');
    const methods = {
      saveStorageValue: () => { cloud.set(params.key, params.value); return true; },
      getStorageValues: () => Object.fromEntries(params.keys.map(key => [key, cloud.get(key) ?? ''])),
      deleteStorageValues: () => { params.keys.forEach(key => cloud.delete(key)); return true; },
      getStorageKeys: () => [...cloud.keys()],
      getRequestedContact: () => this.contact ?? '',
    };
    const known = methods[method];
    this.send('custom_method_invoked', known ? { req_id: requestId, result: known() } : { req_id: requestId, error: 'METHOD_INVALID' });
  }

  deviceStorage(kind, act, { req_id: requestId, key, value }) {
    const kept = storage(this.phone.person.id, kind);
    if (act === 'get') return this.send(`${kind}_key_received`, { req_id: requestId, value: kept.get(key) ?? null });
    if (act === 'clear') {
      kept.clear();
      return this.send(`${kind}_cleared`, { req_id: requestId });
    }
    if (value === null || value === undefined) kept.delete(key);
    else kept.set(key, value);
    return this.send(`${kind}_key_saved`, { req_id: requestId });
  }

  colour({ color, color_key: key }) {
    return color || THEMES[this.phone.theme][key] || THEMES[this.phone.theme].bg_color;
  }
}

const nothing = () => {};

/** What each message of the app does. */
const HANDLERS = {
  iframe_ready: (host, data) => { host.reloads = Boolean(data.reload_supported); },
  iframe_will_reload: host => clearTimeout(host.reloadTimer),
  web_app_ready: host => host.sheet.root.classList.add('is-ready'),
  web_app_expand: nothing,
  web_app_hide_keyboard: nothing,
  web_app_setup_swipe_behavior: nothing,
  web_app_close: host => host.close(),
  web_app_request_theme: host => host.themeChanged(),
  web_app_request_viewport: host => host.sendViewport(),
  web_app_request_safe_area: host => host.send('safe_area_changed', NO_INSETS),
  web_app_request_content_safe_area: host => host.send('content_safe_area_changed', NO_INSETS),
  web_app_setup_main_button: (host, data) => host.sheet.setButton('main', data),
  web_app_setup_secondary_button: (host, data) => host.sheet.setButton('secondary', data),
  web_app_setup_back_button: (host, data) => host.sheet.showBack(data.is_visible),
  web_app_setup_settings_button: (host, data) => { host.sheet.hasSettings = data.is_visible; },
  web_app_setup_closing_behavior: (host, data) => { host.needsConfirmation = data.need_confirmation; },
  web_app_set_header_color: (host, data) => { host.headKey = data.color_key; host.sheet.setColour('head', host.colour(data)); },
  web_app_set_background_color: (host, data) => host.sheet.setColour('page', host.colour(data)),
  web_app_set_bottom_bar_color: (host, data) => host.sheet.setColour('bar', host.colour(data)),
  web_app_open_popup: (host, data) => host.popup(data),
  web_app_trigger_haptic_feedback: (host, data) => host.phone.haptic(data.impact_style || data.notification_type || 'selection'),
  web_app_open_link: (host, data) => host.phone.openOutside(data.url),
  web_app_open_tg_link: (host, data) => host.phone.openLink(`https://t.me${data.path_full}`),
  web_app_request_phone: host => host.requestPhone(),
  web_app_request_write_access: host => host.requestWriteAccess(),
  web_app_open_scan_qr_popup: (host, data) => host.scan(data),
  web_app_close_scan_qr_popup: nothing,
  web_app_invoke_custom_method: (host, data) => host.customMethod(data),
  web_app_check_location: host => host.checkLocation(),
  web_app_request_location: host => host.requestLocation(),
  web_app_check_home_screen: host => host.send('home_screen_checked', { status: 'unsupported' }),
  web_app_add_to_home_screen: host => host.send('home_screen_failed', { error: 'UNSUPPORTED' }),
  web_app_request_fullscreen: host => host.send('fullscreen_failed', { error: 'UNSUPPORTED' }),
  web_app_exit_fullscreen: host => host.send('fullscreen_changed', { is_fullscreen: false }),
  web_app_send_prepared_message: host => host.send('prepared_message_failed', { error: 'UNSUPPORTED' }),
  web_app_request_file_download: (host, data) => {
    host.phone.download(data);
    host.send('file_download_requested', { status: 'downloading' });
  },
};

for (const kind of ['device_storage', 'secure_storage']) {
  HANDLERS[`web_app_${kind}_save_key`] = (host, data) => host.deviceStorage(kind, 'save', data);
  HANDLERS[`web_app_${kind}_get_key`] = (host, data) => host.deviceStorage(kind, 'get', data);
  HANDLERS[`web_app_${kind}_clear`] = (host, data) => host.deviceStorage(kind, 'clear', data);
}
