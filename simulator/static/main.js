// The page: which phones are shown, in which language and theme, and what reaches them.

import { control } from './control.js';
import { el } from './dom.js';
import { Phone } from './phone.js';
import { NAMES, languageOf, texts } from './texts.js';
import { THEMES } from './themes.js';

const parameters = new URLSearchParams(location.search);
const solo = parameters.get('solo');
const chosen = (solo ?? parameters.get('people'))?.split(',').map(name => name.trim().toLowerCase()).filter(Boolean);

const systemTheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
const settings = {
  language: languageOf(parameters.get('lang') || navigator.language),
  theme: parameters.get('theme') in THEMES ? parameters.get('theme') : systemTheme,
  bot: undefined,
};
/** Phones by person id, in the order of the people. */
const phones = new Map();
const place = document.getElementById('phones');
const toggles = document.getElementById('toggles');

function drawWords() {
  const t = texts(settings.language);
  document.documentElement.lang = settings.language;
  document.title = t.title;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = t[node.dataset.text];
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', t[node.dataset.label]);
  for (const button of document.querySelectorAll('[data-language]')) button.setAttribute('aria-pressed', String(button.dataset.language === settings.language));
  place.dataset.empty = t.showAgain;
  phones.forEach(phone => phone.drawCaption());
}

function drawTheme() {
  document.documentElement.dataset.theme = settings.theme;
  for (const button of document.querySelectorAll('[data-theme-all]')) button.setAttribute('aria-pressed', String(button.dataset.themeAll === settings.theme));
}

/** Switching the page's language switches the people's too: one press and the whole demo speaks it. */
async function setLanguage(language) {
  settings.language = language;
  drawWords();
  await Promise.all([...phones.values()].map(async phone => {
    const name = NAMES[phone.person.id]?.[language];
    const changes = { language_code: language };
    if (name) [changes.first_name, changes.last_name] = name;
    await phone.setPerson(await control.change(phone.person.id, changes));
  }));
}

function setTheme(theme) {
  settings.theme = theme;
  drawTheme();
  phones.forEach(phone => phone.setTheme(theme));
}

const isShown = person => !chosen || chosen.includes(String(person.id)) || chosen.includes(person.username?.toLowerCase());

async function addPhone(person) {
  const phone = new Phone(person, settings);
  phones.set(person.id, phone);
  place.append(phone.root);
  const checkbox = el('input', { type: 'checkbox', checked: true, dataset: { toggle: phone.slug }, onchange: () => { phone.root.hidden = !checkbox.checked; } });
  phone.toggleName = el('span', {}, person.first_name);
  phone.toggle = el('label', { class: 'toggle' }, checkbox, phone.toggleName);
  toggles.append(phone.toggle);
  await phone.load();
}

/** People come, go and change their names. */
async function syncPeople() {
  const people = (await control.people()).filter(isShown);
  for (const [id, phone] of phones) {
    if (people.some(person => person.id === id)) continue;
    phone.root.remove();
    phone.toggle.remove();
    phones.delete(id);
  }
  for (const person of people) {
    const phone = phones.get(person.id);
    if (!phone) await addPhone(person);
    else {
      phone.toggleName.textContent = person.first_name;
      await phone.setPerson(person);
    }
  }
}

async function hear(event) {
  if (event.kind === 'reset') {
    await syncPeople();
    await Promise.all([...phones.values()].map(phone => phone.load()));
  } else if (event.kind === 'people') {
    await syncPeople();
  } else if (event.kind === 'bot') {
    await Promise.all([...phones.values()].map(phone => phone.chat.reloadState()));
  } else if (event.chat_id !== undefined) {
    await phones.get(event.chat_id)?.hear(event);
  }
}

for (const button of document.querySelectorAll('[data-language]')) button.addEventListener('click', () => setLanguage(button.dataset.language));
for (const button of document.querySelectorAll('[data-theme-all]')) button.addEventListener('click', () => setTheme(button.dataset.themeAll));
document.body.classList.toggle('is-solo', solo !== null);

drawTheme();
drawWords();
settings.bot = await control.bot();
// Events wait for the first load, one after another, so that none overtakes it.
let turn = syncPeople();
control.follow(event => {
  turn = turn.then(() => hear(event)).catch(error => console.error(error));
});
await turn;
if (parameters.has('lang')) await setLanguage(settings.language);
// A page of the app that is wanted at once: `?solo=anna&open=/t/1`.
if (solo !== null && parameters.has('open')) await phones.values().next().value?.launch({ path: parameters.get('open') });
document.body.dataset.ready = 'true';
