// The clock of the world: what time it is there, and the bar with which it is moved. Shown on every page.
import {afterChange, control} from './api.js';
import {button, h, say} from './dom.js';
import {refusal} from './refusal.js';

let distance = 0; // of the world's clock from that of this machine, in ms
let stoppedAt = null;

export const worldNow = () => stoppedAt ?? Date.now() + distance;

function learn({now, frozen}) {
  distance = Date.parse(now) - Date.now();
  stoppedAt = frozen ? Date.parse(now) : null;
}

const whenMoved = new EventTarget();
/** Calls `listener` when the clock was moved, by whomever. */
export const afterMove = (listener, signal) => whenMoved.addEventListener('move', listener, {signal});

const restOf = (token, now) => {
  if (!token.max_age_seconds) return null;
  const from = token.extend_when_used && token.last_used_time ? token.last_used_time : token.create_time;
  const rest = Math.ceil((Date.parse(from) - now) / 1000) + token.max_age_seconds;
  return rest > 0 ? rest : null;
};

// Seconds until the next token of anybody expires; null: none does.
async function nextExpiry() {
  const state = await control('GET', 'state');
  const owners = [...state.users ?? [], ...(state.organizations ?? []).flatMap((each) => each.application_users ?? [])];
  const rests = owners.flatMap((each) => each.access_tokens ?? []).map((token) => restOf(token, worldNow()));
  return rests.filter((rest) => rest !== null).reduce((least, rest) => Math.min(least, rest), Infinity);
}

class ClockBar extends HTMLElement {
  connectedCallback() {
    this.time = h('time', {class: 'clock'});
    this.freeze = button('Freeze', () => this.move('PUT', 'clock', {frozen: stoppedAt === null}));
    this.append(
      h('span', {class: 'clock-label'}, 'World time '), this.time, this.freeze,
      button('+1 h', () => this.advance(3600), {title: 'Move the clock on by an hour'}),
      button('+1 day', () => this.advance(86400), {title: 'Move the clock on by a day'}),
      button('To the next expiry', () => this.toNextExpiry(), {title: 'Move to when the next token expires'}),
    );
    this.gone = new AbortController();
    const {signal} = this.gone;
    addEventListener('focus', () => this.refresh(), {signal});
    afterChange(() => this.refresh(), signal);
    this.tick = setInterval(() => this.show(), 1000);
    this.refresh();
  }
  disconnectedCallback() {
    this.gone.abort();
    clearInterval(this.tick);
  }
  async refresh() {
    const before = worldNow();
    try {
      learn(await control('GET', 'clock'));
    } catch {
      return; // the view says what is wrong
    }
    this.show();
    if (Math.abs(worldNow() - before) > 2000) whenMoved.dispatchEvent(new Event('move'));
  }
  show() {
    const now = new Date(worldNow()).toISOString();
    const text = `${now.slice(0, 10)} ${now.slice(11, 19)}${stoppedAt === null ? '' : ' (frozen)'}`;
    if (this.time.textContent !== text) this.time.textContent = text;
    this.time.dateTime = now;
    const action = stoppedAt === null ? 'Freeze' : 'Let it run';
    if (this.freeze.textContent !== action) this.freeze.textContent = action;
  }
  async move(method, path, body) {
    try {
      learn(await control(method, path, body));
      this.show();
      whenMoved.dispatchEvent(new Event('move'));
    } catch (error) {
      document.querySelector('main').prepend(refusal(error));
    }
  }
  advance(seconds) {
    return this.move('POST', 'clock/advance', {seconds});
  }
  async toNextExpiry() {
    const rest = await nextExpiry();
    if (Number.isFinite(rest)) await this.advance(rest);
    else say('No token of this world expires.');
  }
}
customElements.define('clock-bar', ClockBar);
