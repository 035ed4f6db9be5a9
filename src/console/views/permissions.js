// What is granted on the organization, on units and on projects: to whom, and by a click more or less of it.
import {api} from '../api.js';
import {operations} from '../contract.js';
import {dialog} from '../dialog.js';
import {button, emptyState, fill, h} from '../dom.js';
import {organization, place} from '../place.js';
import {longTable} from '../table.js';
import {View} from '../view.js';

const base = () => `/v1/organization/${encodeURIComponent(place().organization_id)}`;
const listed = (promise, name) => promise.then((answer) => answer[name]).catch(() => []);

export default class Permissions extends View {
  async load() {
    if (!place().organization_id)
      return emptyState('This caller belongs to no organization.', h('p', {}, 'Choose another caller at the top right.'));
    const [type = 'organization', id = place().organization_id] = this.rest;
    const [granted, resources] = await Promise.all([
      api('GET', `${base()}/permissions/${type}/${encodeURIComponent(id)}`), this.resources(), this.meetPrincipals()]);
    const where = h('select', {
      'aria-label': 'Where',
      onchange: () => {
        location.hash = `#/permissions/${where.value}`;
      },
    }, resources.map((each) => h('option', {value: `${each.type}/${encodeURIComponent(each.id)}`}, each.name)));
    where.value = `${type}/${encodeURIComponent(id)}`;
    fill(this.tools, where, button('Grant permissions', () => this.change(type, id, null), {class: 'primary'}));
    const table = longTable('Permissions', [
      {title: 'Principal', cell: (row) => this.nameOf(row)},
      {title: 'Kind', cell: (row) => row.principal_type === 'user_group' ? 'group' : 'user'},
      {title: 'Permissions', cell: (row) => row.permissions.join(', ')},
      {title: 'Actions', class: 'row-actions', cell: (row) => button('Take or give', () => this.change(type, id, row),
        {'aria-label': `Change permissions of ${this.nameOf(row)}`})},
    ], emptyState('Nothing is granted here.', h('p', {}, '“Grant permissions” gives a user or a group some.')));
    table.rows = granted.permissions;
    return table;
  }

  async resources() {
    const {projects, accounts} = {
      projects: await listed(api('GET', `${base()}/projects`), 'projects'),
      accounts: await listed(api('GET', '/v1/account'), 'accounts'),
    };
    const own = accounts.filter((each) => each.organization_id === place().organization_id && each.account_id !== place().account_id);
    return [
      {type: 'organization', id: place().organization_id, name: `Organization ${organization().organization_name}`},
      ...own.map((each) => ({type: 'organization_unit', id: each.account_id, name: `Unit ${each.account_name}`})),
      ...projects.map((each) => ({type: 'project', id: each.project_id ?? each.project_name, name: `Project ${each.project_name ?? each.project_id}`})),
    ];
  }

  async meetPrincipals() {
    const [users, programs, groups] = await Promise.all([
      listed(api('GET', `${base()}/user`), 'users'), listed(api('GET', `${base()}/application-users`), 'application_users'),
      listed(api('GET', `${base()}/user-groups`), 'user_groups')]);
    this.principals = [
      ...groups.map((each) => ({type: 'user_group', id: each.user_group_id, name: each.user_group_name})),
      ...users.map((each) => ({type: 'user', id: each.user_id, name: each.user_info?.real_name || each.user_info?.user_email})),
      ...programs.map((each) => ({type: 'user', id: each.user_id, name: each.name})),
    ];
  }

  nameOf(row) {
    return this.principals.find((each) => each.id === row.principal_id)?.name ?? row.principal_id;
  }

  async change(type, id, row) {
    const update = (await operations()).find((each) => each.id === 'PermissionsUpdate');
    const entry = update.body.fields.find((each) => each.name === 'permissions').schema.items;
    const all = entry.fields.find((each) => each.name === 'permissions').schema.items.choices;
    const who = h('select', {required: true}, this.principals.map((each) =>
      h('option', {value: each.id}, `${each.name}${each.type === 'user_group' ? ' (group)' : ''}`)));
    const boxes = all.map((name) => ({name, box: h('input', {type: 'checkbox', checked: row?.permissions.includes(name) ?? false})}));
    const isDone = await dialog({
      title: row ? `Permissions of ${this.nameOf(row)}` : 'Grant permissions',
      content: [row ? null : h('div', {class: 'field'}, h('label', {}, 'To', who)),
        h('fieldset', {class: 'scopes'}, h('legend', {}, 'Permissions'), boxes.map(({name, box}) => h('label', {class: 'check'}, box, name)))],
      submit: row ? 'Save' : 'Grant',
      run: () => {
        const principal = row ? {id: row.principal_id, type: row.principal_type} : this.principals.find((each) => each.id === who.value);
        return api('PATCH', `${base()}/permissions/${type}/${encodeURIComponent(id)}`, {
          operation: row ? 'set' : 'grant',
          permissions: [{principal_id: principal.id, principal_type: principal.type, permissions: boxes.filter(({box}) => box.checked).map(({name}) => name)}],
        });
      },
    });
    if (isDone) this.reload();
  }
}
customElements.define('view-permissions', Permissions);
