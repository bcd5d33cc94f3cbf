// Starts the Mini App: asks the server for what the first screen shows while the WebAssembly is still
// loading. What it finds is `globalThis.zayavkaBoot`, read by miniapp/src/boot.rs.

const WORDS = {
  ru: { failed: 'Не получилось загрузить', hint: 'Проверьте связь и повторите.', retry: 'Повторить' },
  en: { failed: 'Could not load', hint: 'Check the connection and try again.', retry: 'Try again' },
};
// Telegram's codes that Zayavka answers in Russian.
const RUSSIAN = /^(ru|be|uk|kk)\b/;
// The first page of a client's open tickets; miniapp/src/boot.rs asks for the same.
const HOME_LIST =
  '/api/tickets?scope=mine&sort=updated&status=new,in_progress,waiting,in_review&limit=50';

const telegram = globalThis.Telegram?.WebApp;
const initData = telegram?.initData || '';

async function ask(path) {
  const response = await fetch(path, { headers: { authorization: `tma ${initData}` } });
  return { status: response.status, body: await response.text() };
}

/** A failure is no answer: the page asks again by itself and says what is wrong. */
const first = path => ask(path).catch(() => null);

function fail() {
  const code = telegram?.initDataUnsafe?.user?.language_code || navigator.language;
  const words = RUSSIAN.test(code) ? WORDS.ru : WORDS.en;
  const title = document.createElement('h3');
  title.textContent = words.failed;
  const hint = document.createElement('p');
  hint.textContent = words.hint;
  const retry = document.createElement('button');
  retry.className = 'btn main';
  retry.type = 'button';
  retry.textContent = words.retry;
  retry.addEventListener('click', () => location.reload());
  const state = document.createElement('div');
  state.className = 'empty';
  state.setAttribute('role', 'alert');
  state.append(title, hint, retry);
  document.querySelector('#app main')?.replaceChildren(state);
  // Without this the client keeps its own loading screen over the message.
  telegram?.ready?.();
}

if (initData) {
  globalThis.zayavkaBoot = {
    me: first('/api/me'),
    tickets: location.pathname === '/' ? first(HOME_LIST) : null,
  };
}

try {
  const { default: start } = await import(document.getElementById('program').href);
  await start({ module_or_path: document.getElementById('wasm').href });
} catch (error) {
  console.error(error);
  fail();
}
