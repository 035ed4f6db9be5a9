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

/**
 * Calls `tell(name, data)` for every event of the journal behind `lastId`, and `state('live' or 'waiting')`. Comes back
 * after a connection has ended, where it stopped. Ends with `signal`.
 */
export async function follow(lastId, tell, state, signal) {
  while (!signal.aborted) {
    try {
      const response = await controlFetch('journal/stream', {headers: {'Last-Event-ID': String(lastId)}, signal});
      if (response.ok) {
        state('live');
        for await (const {name, id, data} of eventsOf(response)) {
          if (name === 'cleared') lastId = 0;
          if (id) lastId = id;
          tell(name, data);
        }
      }
    } catch {
      // the server is away, or we are
    }
    if (signal.aborted) return;
    state('waiting');
    await pause(1000, signal);
  }
}

/** Calls `run` soon after requests have come: once for all that come together. */
export function afterRequests(run, signal) {
  let soon = null;
  follow('', () => {
    soon ??= setTimeout(() => {
      soon = null;
      if (!signal.aborted) run();
    }, 100);
  }, () => null, signal);
}
