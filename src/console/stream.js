// Reads server-sent events. Not by EventSource, which cannot send the control token.
import {controlFetch} from './api.js';

const pause = (ms, signal) => new Promise((resolve) => {
  const timer = setTimeout(resolve, ms);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    resolve();
  }, {once: true});
});

async function* eventsOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  while (true) {
    const {done, value} = await reader.read();
    if (done) return;
    text += value;
    const events = text.split('\n\n');
    text = events.pop();
    for (const event of events) {
      const lines = Object.fromEntries(event.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]));
      if (lines.event) yield {name: lines.event, id: lines.id, data: JSON.parse(lines.data)};
    }
  }
}

// Ends when somebody looks at the page, or with `signal`.
const untilSeen = (signal) => new Promise((resolve) => {
  const look = () => (signal.aborted || !document.hidden) && resolve();
  document.addEventListener('visibilitychange', look, {signal});
  signal.addEventListener('abort', look, {once: true});
  look();
});

// A signal that comes when nobody looks at the page any more, or with `signal`.
function untilHidden(signal) {
  const end = new AbortController();
  document.addEventListener('visibilitychange', () => document.hidden && end.abort(), {signal: end.signal});
  signal.addEventListener('abort', () => end.abort(), {signal: end.signal});
  return end;
}

/**
 * Calls `tell(name, data)` for every event of the journal behind `lastId`, and `state('live' or 'waiting')`. Comes back
 * after a connection has ended, where it stopped. Ends with `signal`. A page that nobody looks at follows nothing: a
 * browser has six connections to a server, for all of its tabs.
 */
export async function follow(lastId, tell, state, signal) {
  while (!signal.aborted) {
    await untilSeen(signal);
    const end = untilHidden(signal);
    try {
      const response = await controlFetch('journal/stream', {headers: {'Last-Event-ID': String(lastId)}, signal: end.signal});
      if (response.ok) {
        state('live');
        for await (const {name, id, data} of eventsOf(response)) {
          if (id) lastId = id;
          tell(name, data);
        }
      }
    } catch {
      // the server is away, or we are
    }
    if (end.signal.aborted) continue;
    end.abort();
    state('waiting');
    await pause(1000, signal);
  }
}

/** Calls `run` soon after requests have come, once for all that come together; and after a time in which it saw none. */
export function afterRequests(run, signal) {
  let soon = null;
  let isFirst = true;
  const runSoon = () => {
    soon ??= setTimeout(() => {
      soon = null;
      if (!signal.aborted) run();
    }, 100);
  };
  follow('', runSoon, (state) => {
    if (state === 'live' && !isFirst) runSoon();
    if (state === 'live') isFirst = false;
  }, signal);
}
