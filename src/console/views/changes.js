// What differs: from what the world began as, from a snapshot, or from another world.
import {afterChange, control, worldName} from '../api.js';
import {emptyState, fill, h} from '../dom.js';
import {shown} from '../format.js';
import {afterRequests} from '../stream.js';
import {longTable} from '../table.js';
import {View} from '../view.js';

const rowsOf = ({added, removed, changed}) => [
  ...added.map((thing) => ({how: 'added', thing})), ...removed.map((thing) => ({how: 'removed', thing})),
  ...changed.map((each) => ({how: 'changed', ...each})),
];
const valueOf = (row, side) => row.how === 'changed' ? shown(row[side]) : '';

export default class Changes extends View {
  begin() {
    this.choice = h('select', {'aria-label': 'Compared with', onchange: () => {
      location.hash = `#/changes/${this.choice.value}`;
    }});
    fill(this.tools, h('label', {}, 'Compared with ', this.choice));
    afterChange(() => this.reload(), this.gone);
    afterRequests(() => this.reload(), this.gone);
  }

  async load() {
    const [kind = 'seed', name] = this.rest;
    const [diff, {snapshots}, {worlds}] = await Promise.all([
      control('GET', `diff?from=${encodeURIComponent(name ? `${kind}:${name}` : kind)}`), control('GET', 'snapshots'), control('GET', 'worlds')]);
    const option = (word, each) => h('option', {value: `${word}/${encodeURIComponent(each.name)}`}, `${word} ${each.name}`);
    fill(this.choice, h('option', {value: 'seed'}, 'what the world began as'),
      snapshots.map((each) => option('snapshot', each)), worlds.filter(({name: world}) => world !== worldName).map((each) => option('world', each)));
    this.choice.value = name ? `${kind}/${encodeURIComponent(name)}` : 'seed';
    const table = longTable('What changed', [
      {title: 'How', cell: (row) => h('span', {class: `how ${row.how}`}, row.how)},
      {title: 'Thing', class: 'wide', cell: (row) => row.thing},
      {title: 'Field', cell: (row) => row.field ? h('code', {}, row.field) : ''},
      {title: 'Before', class: 'wide', cell: (row) => valueOf(row, 'before')},
      {title: 'After', class: 'wide', cell: (row) => valueOf(row, 'after')},
    ], emptyState('Nothing has changed.', h('p', {}, 'What a program or you change in this world is told here.')));
    table.rows = rowsOf(diff);
    return table;
  }
}
customElements.define('view-changes', Changes);
