// The start: what this is, and where to go.
import {control, worldName, worldUrl} from '../api.js';
import {h} from '../dom.js';
import {caller, everybody} from '../people.js';
import {organization} from '../place.js';
import {View} from '../view.js';

const way = (href, title, text) => h('li', {}, h('a', {href}, title), h('p', {}, text));

export default class Home extends View {
  async load() {
    this.name = 'A stand-in for the Aiven API';
    const health = await control('GET', 'health');
    return [
      h('p', {class: 'lead'}, `This is the world “${worldName}”`, organization() ? ` with the organization ${organization().organization_name}` : '',
        `. You look at it as ${caller().name}; what you may not do is refused as the API refuses it. Change the caller at the top: there are ${everybody().length - 1} with a token.`),
      h('p', {}, 'Point clients at ', h('code', {}, location.origin + worldUrl.replace(/\/$/, '')), '; ', h('a', {href: '#/requests'}, 'what they ask'), ' is shown as it comes.'),
      h('ul', {class: 'ways'},
        way('#/application-users', 'Application users', 'Create one, generate a token, revoke it: the steps of the documentation.'),
        way('#/requests', 'Requests', 'See what a client asks, live, and why it was refused.'),
        way('#/faults', 'Faults', 'Let requests fail on purpose: errors, slow or lost answers.'),
        way('#/who-may', 'Who may', 'Who may do what in this world, and why.'),
        way('#/changes', 'What changed', 'What differs from what the world began as.'),
        way('#/worlds', 'Worlds and snapshots', 'Keep a state, go back to it, or try something in a copy.')),
      h('p', {class: 'quiet'}, `aiven-mock ${health.version}`),
    ];
  }
}
customElements.define('view-home', Home);
