// Who may be the caller: every person and application user of the world who has a token, and nobody.
import {afterChange, control, setCaller, worldName} from './api.js';
import {afterMove} from './clock.js';
import {fill, h} from './dom.js';

const key = `aiven-mock caller of ${worldName}`;
const nobody = {id: 'nobody', name: 'nobody', title: 'Nobody (no token)', token: null};
let people = [nobody];
let chosen = nobody;
const whenChosen = new EventTarget();

export const everybody = () => people;
export const caller = () => chosen;
/** Calls `listener` when there is another caller. */
export const afterChoice = (listener, signal) => whenChosen.addEventListener('choice', listener, {signal});

function personOf({user_id: id, user_email: email, name, is_application_user: isProgram, is_let_in: isLetIn, token}) {
  const title = isProgram ? `${name} (application user)` : name ? `${name} – ${email}` : email;
  return {id, token, name: name || email, title: isLetIn ? title : `${title}, not let in`};
}

async function load() {
  people = [...(await control('GET', 'callers')).callers.map(personOf), nobody];
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
  const [world] = await Promise.all([control('GET', `worlds/${encodeURIComponent(worldName)}`), load()]);
  const first = people.find((each) => each.token && each.token === world.token);
  choose(sessionStorage.getItem(key) ?? first?.id ?? people[0].id);
}

class CallerChoice extends HTMLElement {
  connectedCallback() {
    this.select = h('select', {id: 'caller', onchange: () => choose(this.select.value)});
    this.append(h('label', {for: 'caller'}, 'Caller '), this.select);
    this.show();
    let soon = null;
    const refreshSoon = () => {
      clearTimeout(soon);
      soon = setTimeout(() => this.refresh(), 300);
    };
    afterChange(refreshSoon);
    afterMove(refreshSoon);
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
    fill(this.select, people.map(({id, title}) => h('option', {value: id}, title)));
    this.select.value = chosen.id;
  }
}
customElements.define('caller-choice', CallerChoice);
