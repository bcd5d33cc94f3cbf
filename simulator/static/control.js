// Speaks the simulator's control API.

async function request(method, path, body) {
  const response = await fetch(`/control${path}`, {
    method,
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error || `${method} ${path}: ${response.status}`);
  return answer;
}

export const control = {
  bot: () => request('GET', '/bot'),
  people: () => request('GET', '/people'),
  change: (id, changes) => request('PATCH', `/people/${id}`, changes),
  launch: (id, launch) => request('POST', `/people/${id}/init-data`, launch),
  shareContact: id => request('POST', `/people/${id}/share-contact`),
  chat: id => request('GET', `/chats/${id}`),
  messages: id => request('GET', `/chats/${id}/messages`),
  write: (id, writing) => request('POST', `/chats/${id}/messages`, writing),
  press: (id, press) => request('POST', `/chats/${id}/press`, press),
  block: id => request('POST', `/chats/${id}/block`),
  unblock: id => request('POST', `/chats/${id}/unblock`),
  allowWrite: id => request('POST', `/chats/${id}/allow-write`),
  fileUrl: id => `/control/files/${id}`,
  /** Follows the world; the stream reconnects by itself and then everything is loaded anew. */
  follow(onevent) {
    let stream;
    let opened = false;
    const open = () => {
      stream = new EventSource('/control/events');
      stream.onopen = () => {
        if (opened) onevent({ kind: 'reset' });
        opened = true;
      };
      stream.onmessage = message => onevent(JSON.parse(message.data));
    };
    open();
    // A page that the browser keeps for the Back button would hold one of the few connections to a host.
    addEventListener('pagehide', () => stream.close());
    addEventListener('pageshow', event => { if (event.persisted) open(); });
  },
};

/** A chosen file as the control API takes it. */
export async function attachment(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return { name: file.name, mime: file.type || undefined, content_base64: btoa(binary) };
}
