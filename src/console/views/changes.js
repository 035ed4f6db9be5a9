// What differs: from what the world began as, from a snapshot, or from another world.
import {afterChange, control} from '../api.js';
import {words} from '../contract.js';
import {emptyState, h} from '../dom.js';
import {shown} from '../format.js';
import {View} from '../view.js';

export default class Changes extends View {
  async load() {
    const [kind = 'seed', name] = this.rest;
    const from = name ? `${kind}:${name}` : kind;
    const [diff, {snapshots}, {worlds}] = await Promise.all([control('GET', `diff?from=${encodeURIComponent(from)}`), control('GET', 'snapshots'), control('GET', 'worlds')]);
    if (!this.isWatching) afterChange(() => this.reload(), this.gone);
    this.isWatching = true;
    const choice = h('select', {'aria-label': 'Compared with', onchange: () => {
      location.hash = `#/changes/${choice.value}`;
    }}, h('option', {value: 'seed'}, 'what the world began as'),
      snapshots.map((each) => h('option', {value: `snapshot/${encodeURIComponent(each.name)}`}, `snapshot ${each.name}`)),
      worlds.map((each) => h('option', {value: `world/${encodeURIComponent(each.name)}`}, `world ${each.name}`)));
    choice.value = name ? `${kind}/${encodeURIComponent(name)}` : 'seed';
    this.tools.replaceChildren(h('label', {}, 'Compared with ', choice));
    const {added, removed, changed} = diff;
    if (added.length + removed.length + changed.length === 0)
      return emptyState('Nothing has changed.', h('p', {}, 'What a program or you change in this world is told here.'));
    const section = (title, sign, things) => things.length === 0 ? null : h('section', {class: 'part'}, h('h2', {}, `${title} (${things.length})`),
      h('ul', {class: `diff ${sign}`}, things.map((thing) => h('li', {}, thing))));
    return [section('Added', 'added', added), section('Removed', 'removed', removed), changed.length === 0 ? null :
      h('section', {class: 'part'}, h('h2', {}, `Changed (${changed.length})`), h('div', {class: 'frame', tabindex: '0', role: 'region', 'aria-label': 'Changed'},
        h('table', {}, h('thead', {}, h('tr', {}, ['Thing', 'Field', 'Before', 'After'].map((each) => h('th', {scope: 'col'}, each)))),
          h('tbody', {}, changed.map((each) => h('tr', {}, h('td', {}, each.thing), h('td', {}, words(each.field)),
            h('td', {}, shown(each.before)), h('td', {}, shown(each.after))))))))];
  }
}
customElements.define('view-changes', Changes);
