// Who may be the caller: every person and application user of the world who has a token, and nobody. The tokens are
// those of the world as a fixture, which the control API shows.
import {afterChange, control, setCaller, worldName} from './api.js';
import {h} from './dom.js';

const key = `aiven-mock caller of ${worldName}`;
export const nobody = {id: 'nobody', name: 'Nobody (no token)', token: null};
let people = [nobody];
let chosen = nobody;
const whenChosen = new EventTarget();

export const everybody = () => people;
export const caller = () => chosen;
/** Calls `listener` when there is another caller. */
export const afterChoice = (listener, signal) => whenChosen.addEventListener('choice', listener, {signal});

function personOf(user, isProgram) {
  const token = (user.access_tokens ?? []).find((each) => each.full_token);
  const name = user.real_name ?? user.name ?? user.user_email;
  return token && {id: user.user_id, name: isProgram ? `${name} (application user)` : name, email: user.user_email ?? '', token: token.full_token};
}

async function load() {
  const state = await control('GET', 'state');
  const programs = (state.organizations ?? []).flatMap((each) => each.application_users ?? []);
  people = [...(state.users ?? []).map((each) => personOf(each, false)), ...programs.map((each) => personOf(each, true))]
    .filter((each) => each);
  people.push(nobody);
}

export function choose(id) {
  const before = chosen;
  chosen = people.find((each) => each.id === id) ?? people[0];
  sessionStorage.setItem(key, chosen.id);
  setCaller(chosen);
  if (chosen.id !== before.id || chosen.token !== before.token) whenChosen.dispatchEvent(new Event('choice'));
}

/** Before the first view: the one that was chosen before in this tab, or the first super admin. */
export async function meetPeople() {
  const [world] = await Promise.all([control('GET', `worlds/${encodeURIComponent(worldName)}`).catch(() => null), load()]);
  const first = people.find((each) => each.token && each.token === world?.token);
  choose(sessionStorage.getItem(key) ?? first?.id ?? people[0].id);
}

class CallerChoice extends HTMLElement {
  connectedCallback() {
    this.select = h('select', {id: 'caller', onchange: () => choose(this.select.value)});
    this.append(h('label', {for: 'caller'}, 'Caller '), this.select);
    this.show();
    let soon = null;
    afterChange(() => {
      clearTimeout(soon);
      soon = setTimeout(() => this.refresh(), 300);
    });
    afterChoice(() => this.show());
  }
  async refresh() {
    try {
      await load();
    } catch {
      return;
    }
    choose(chosen.id);
    this.show();
  }
  show() {
    const options = people.map((each) => h('option', {value: each.id}, each.email ? `${each.name} – ${each.email}` : each.name));
    this.select.replaceChildren(...options);
    this.select.value = chosen.id;
  }
}
customElements.define('caller-choice', CallerChoice);
