// Asks the server: the API as the caller that was chosen, and the control API. All addresses follow from that of this
// page, so that worlds, prefixes of proxies and HTTPS need no setting.
import {dialog} from './dialog.js';
import {h} from './dom.js';

/** Where the world is, and the server; both end in a slash. */
export const worldUrl = location.pathname.replace(/_mock\/.*$/, '');
export const serverUrl = worldUrl.replace(/_world\/[^/]+\/$/, '');
export const worldName = decodeURIComponent(worldUrl.match(/_world\/([^/]+)\/$/)?.[1] ?? 'default');

/** The console of another world, at the same view. */
export function consoleUrl(world) {
  const place = world === 'default' ? serverUrl : `${serverUrl}_world/${encodeURIComponent(world)}/`;
  return `${place}_mock/${location.hash}`;
}

/** An answer that says no, in the server's own words; `reason` is why, where the journal knows. */
export class Refused extends Error {
  constructor(status, body, reason = null) {
    super(body?.message || body?.errors?.[0]?.message || `The server answers ${status}`);
    this.status = status;
    this.code = body?.errors?.[0]?.error_code ?? '';
    this.problems = body?.errors ?? [];
    this.reason = reason;
  }
}

const changed = new EventTarget();
/** Calls `listener` after anything was changed from here. */
export const afterChange = (listener, signal) => changed.addEventListener('change', listener, {signal});

async function read(response) {
  const text = await response.text();
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return text;
  }
}

const tokenKey = 'aiven-mock control token';
let asking = null;

// Once for all that wait for it. It stays in this tab.
function askForControlToken() {
  asking ??= (async () => {
    const field = h('input', {name: 'token', type: 'password', autocomplete: 'off', required: true});
    const ok = await dialog({
      title: 'Control token',
      content: [h('p', {}, 'This server was started with a control token. It is kept for this tab alone.'),
                h('label', {}, 'Token', field)],
      submit: 'Continue',
      run: async () => sessionStorage.setItem(tokenKey, field.value),
    });
    asking = null;
    return ok;
  })();
  return asking;
}

function controlHeaders(headers = {}) {
  const token = sessionStorage.getItem(tokenKey);
  return token ? {...headers, Authorization: `Bearer ${token}`} : headers;
}

/** A request to the control API as it is, for streams; asks for the control token where it must. */
export async function controlFetch(path, options = {}) {
  while (true) {
    const sent = sessionStorage.getItem(tokenKey);
    const response = await fetch(`${worldUrl}_mock/${path}`, {...options, headers: controlHeaders(options.headers)});
    if (response.status !== 401) return response;
    if (sessionStorage.getItem(tokenKey) !== sent) continue; // somebody else has asked meanwhile
    if (!await askForControlToken()) return response;
  }
}

/** The control API: control('GET', 'clock'). `body` is a value, or the text of a document. */
export async function control(method, path, body) {
  const response = await controlFetch(path, {
    method,
    headers: body === undefined ? {} : {'Content-Type': 'application/json'},
    body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
  });
  const answer = await read(response);
  if (!response.ok) throw new Refused(response.status, answer);
  if (method !== 'GET') changed.dispatchEvent(new Event('change'));
  return answer;
}

// The newest such request in the journal, if it can be had.
async function reasonOf(method, path, status) {
  try {
    const query = new URLSearchParams({method, path: `/${path.split('?')[0]}`, status, limit: 1});
    const response = await controlFetch(`journal?${query}`);
    return response.ok ? (await response.json()).requests[0]?.reason ?? null : null;
  } catch {
    return null;
  }
}

// Requests of the console are told apart by this header.
export const ownHeader = 'x-requested-with';
export const ownValue = 'aiven-mock console';

/** The API, with this token: {status, answer}, whatever the status. */
export async function exchange(token, method, path, body) {
  const headers = {[ownHeader]: ownValue, ...token ? {Authorization: `aivenv1 ${token}`} : {}};
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const response = await fetch(worldUrl + path.replace(/^\//, ''), {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return {status: response.status, ok: response.ok, answer: await read(response)};
}

let caller = {token: null};
export const setCaller = (chosen) => {
  caller = chosen;
};

/** The API as the caller that was chosen. Throws a Refused with the reason. */
export async function api(method, path, body) {
  path = path.replace(/^\//, '');
  const {status, ok, answer} = await exchange(caller.token, method, path, body);
  if (!ok) throw new Refused(status, answer, await reasonOf(method, path, status));
  if (method !== 'GET') changed.dispatchEvent(new Event('change'));
  return answer;
}
