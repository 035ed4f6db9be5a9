// The worlds of the server, and the snapshots of this one.
import {consoleUrl, control, worldName} from '../api.js';
import {confirm, dialog} from '../dialog.js';
import {button, emptyState, fill, h, say} from '../dom.js';
import {longTable} from '../table.js';
import {View} from '../view.js';

async function askName(title, text, submit, run) {
  const name = h('input', {name: 'name', required: true, pattern: '[A-Za-z0-9._\\-]+', maxlength: 64, autocomplete: 'off', title: 'Letters, digits, dots, dashes and underscores'});
  return dialog({title, content: [h('p', {}, text), h('div', {class: 'field'}, h('label', {}, 'Name', name))], submit, run: () => run(name.value)});
}

export default class Worlds extends View {
  async load() {
    const [{worlds}, {snapshots}] = await Promise.all([control('GET', 'worlds'), control('GET', 'snapshots')]);
    fill(this.tools, button('Fork this world', () => this.fork(), {class: 'primary'}), button('Take a snapshot', () => this.take()),
      button('Reset this world', () => this.reset(), {class: 'danger'}));
    const worldTable = longTable('Worlds', [
      {title: 'Name', cell: (world) => world.name === worldName ? h('strong', {}, `${world.name} (this one)`) : h('a', {href: consoleUrl(world.name)}, world.name)},
      {title: 'Base URL for clients', class: 'wide', cell: (world) => h('code', {}, world.base_url)},
      {title: 'Actions', class: 'row-actions', cell: (world) => world.name === 'default' || world.name === worldName ? '' :
        button('Delete', () => this.done(confirm('Delete world', `Delete the world ${world.name}?`, 'Delete', () => control('DELETE', `worlds/${encodeURIComponent(world.name)}`))),
          {'aria-label': `Delete world ${world.name}`})},
    ]);
    worldTable.rows = worlds;
    const snapshotTable = longTable('Snapshots', [
      {title: 'Name', cell: (each) => each.name},
      {title: 'Actions', class: 'row-actions', cell: (each) => [
        button('Restore', () => this.restore(each.name), {'aria-label': `Restore ${each.name}`}),
        h('a', {href: `#/changes/snapshot/${encodeURIComponent(each.name)}`}, 'What changed since'),
        button('Delete', () => this.done(confirm('Delete snapshot', `Forget the snapshot ${each.name}?`, 'Delete', () => control('DELETE', `snapshots/${encodeURIComponent(each.name)}`))),
          {'aria-label': `Delete snapshot ${each.name}`})]},
    ], emptyState('There are no snapshots.', h('p', {}, '“Take a snapshot” keeps the world as it is now, to go back to.')));
    snapshotTable.rows = snapshots;
    return [h('section', {class: 'part'}, h('h2', {}, 'Worlds'), worldTable), h('section', {class: 'part'}, h('h2', {}, 'Snapshots of this world'), snapshotTable)];
  }
  async done(promise) {
    if (await promise) this.reload();
  }
  fork() {
    return this.done(askName('Fork this world', 'A new world that begins as this one is now.', 'Fork',
      (name) => control('PUT', `worlds/${encodeURIComponent(name)}`, {fork_of: worldName})));
  }
  take() {
    return this.done(askName('Take a snapshot', 'Keeps data, ids and clock of this world.', 'Take a snapshot',
      (name) => control('PUT', `snapshots/${encodeURIComponent(name)}`)));
  }
  async restore(name) {
    if (await confirm('Restore', `Go back to ${name}? What was changed since is lost.`, 'Restore', () => control('POST', `snapshots/${encodeURIComponent(name)}/restore`)))
      say(`The world is again as in ${name}.`);
  }
  async reset() {
    if (await confirm('Reset this world', 'Back to what it began as: data, clock, faults, requests.', 'Reset', () => control('POST', 'reset')))
      say('The world is again as it began.');
  }
}
customElements.define('view-worlds', Worlds);
