// Application users, in the documentation's own steps and words: create one, open its profile, generate a token that is
// shown once, revoke it, delete the user.
import {api} from '../api.js';
import {afterMove} from '../clock.js';
import {operations} from '../contract.js';
import {confirm, dialog} from '../dialog.js';
import {button, copy, emptyState, fill, h} from '../dom.js';
import {relative, span} from '../format.js';
import {place} from '../place.js';
import {longTable} from '../table.js';
import {View} from '../view.js';

const pathOf = (id) => `/v1/organization/${encodeURIComponent(place().organization_id)}/application-users${id ? `/${encodeURIComponent(id)}` : ''}`;

const durations = [[3600, '1 hour'], [28800, '8 hours'], [86400, '1 day'], [604800, '7 days'], [2592000, '30 days'],
                   [31536000, '1 year'], [null, 'Never expires']];

export default class ApplicationUsers extends View {
  begin() {
    afterMove(() => this.reload(), this.gone);
  }
  load() {
    if (!place().organization_id)
      return emptyState('This caller belongs to no organization.', h('p', {}, 'Choose another caller at the top right.'));
    return this.rest[0] ? this.profile(this.rest[0]) : this.list();
  }

  async list() {
    fill(this.tools, button('Create application user', () => this.create(), {class: 'primary'}));
    const users = (await api('GET', pathOf())).application_users;
    const table = longTable('Application users', [
      {title: 'Name', cell: (user) => h('a', {href: `#/application-users/${encodeURIComponent(user.user_id)}`}, user.name)},
      {title: 'Application user ID', cell: (user) => h('code', {}, user.user_id)},
      {title: 'Email', cell: (user) => user.user_email},
      {title: 'Created', cell: (user) => relative(user.create_time)},
      {title: 'Actions', class: 'row-actions', cell: (user) => [
        h('a', {href: `#/application-users/${encodeURIComponent(user.user_id)}`, 'aria-label': `View profile of ${user.name}`}, 'View profile'),
        button('Delete', () => this.remove(user), {'aria-label': `Delete ${user.name}`})]},
    ], emptyState('There are no application users.', h('p', {}, 'They stand for programs and have tokens of their own. “Create application user” makes one.')));
    table.rows = users;
    return table;
  }

  async create() {
    const name = h('input', {name: 'name', required: true, maxlength: 256, autocomplete: 'off'});
    let made = null;
    const isDone = await dialog({
      title: 'Create application user',
      content: h('div', {class: 'field'}, h('label', {}, 'Name', name)),
      submit: 'Create application user',
      run: async () => {
        made = await api('POST', pathOf(), {name: name.value});
      },
    });
    if (isDone) location.hash = `#/application-users/${encodeURIComponent(made.user_id)}`;
  }

  async remove(user) {
    const isDone = await confirm('Delete application user', `Delete ${user.name}? Its tokens end with it.`, 'Delete',
      () => api('DELETE', pathOf(user.user_id)));
    if (!isDone) return;
    if (this.rest[0]) location.hash = '#/application-users';
    else this.reload();
  }

  async rename(user) {
    const name = h('input', {name: 'name', required: true, maxlength: 256, value: user.name, autocomplete: 'off'});
    const isDone = await dialog({
      title: 'Edit name', content: h('div', {class: 'field'}, h('label', {}, 'Name', name)), submit: 'Save',
      run: () => api('PATCH', pathOf(user.user_id), {name: name.value}),
    });
    if (isDone) this.reload();
  }

  async profile(id) {
    const [user, {tokens}] = await Promise.all([api('GET', pathOf(id)), api('GET', `${pathOf(id)}/access-tokens`)]);
    this.name = user.name;
    fill(this.tools, h('a', {href: '#/application-users'}, 'All application users'),
      button('Edit name', () => this.rename(user)), button('Delete', () => this.remove(user), {class: 'danger'}));
    const table = longTable('Authentication tokens', [
      {title: 'Description', cell: (token) => token.description || '–'},
      {title: 'Token', cell: (token) => h('code', {}, `${token.token_prefix}…`)},
      {title: 'Expires', cell: (token) => token.expiry_time ? relative(token.expiry_time) : 'never'},
      {title: 'Extend when used', cell: (token) => token.extend_when_used ? 'yes' : 'no'},
      {title: 'Last used', cell: (token) => token.last_used_time ? relative(token.last_used_time) : 'never'},
      {title: 'Scopes', cell: (token) => token.scopes?.join(', ') || 'all'},
      {title: 'Actions', class: 'row-actions', cell: (token) => button('Revoke', () => this.revoke(user, token),
        {'aria-label': `Revoke ${token.description || token.token_prefix}`})},
    ], emptyState('There are no tokens.', h('p', {}, '“Generate token” makes one; it is shown once.')));
    table.rows = tokens;
    return [
      h('dl', {class: 'facts'}, h('dt', {}, 'Application user ID'), h('dd', {}, h('code', {}, user.user_id)),
        h('dt', {}, 'Email'), h('dd', {}, user.user_email), h('dt', {}, 'Created'), h('dd', {}, relative(user.create_time))),
      h('section', {class: 'part'}, h('div', {class: 'head'}, h('h2', {}, 'Authentication tokens'),
        button('Generate token', () => this.generate(user), {class: 'primary'})), table),
    ];
  }

  async revoke(user, token) {
    const isDone = await confirm('Revoke token', `Revoke ${token.description || token.token_prefix}? It stops to work at once.`, 'Revoke',
      () => api('DELETE', `${pathOf(user.user_id)}/access-tokens/${encodeURIComponent(token.token_prefix)}`));
    if (isDone) this.reload();
  }

  async generate(user) {
    const scopes = await this.scopes();
    const description = h('input', {name: 'description', maxlength: 1000, required: true, autocomplete: 'off'});
    const duration = h('select', {name: 'max_age_seconds'}, durations.map(([seconds, text]) => h('option', {value: seconds ?? ''}, text)));
    duration.value = '';
    const extend = h('input', {name: 'extend_when_used', type: 'checkbox'});
    const addresses = h('textarea', {name: 'ip_allowlist', rows: 2, placeholder: 'one address or range a line; empty: anywhere'});
    const chosen = scopes.map((scope) => ({scope, box: h('input', {type: 'checkbox', name: `scope ${scope}`})}));
    let made = null;
    const isDone = await dialog({
      title: 'Generate token',
      content: [
        h('div', {class: 'field'}, h('label', {}, 'Description', description)),
        h('div', {class: 'field'}, h('label', {}, 'Session duration', duration)),
        h('label', {class: 'check'}, extend, 'Extend session when token is used'),
        h('div', {class: 'field'}, h('label', {}, 'Allowed IP addresses', addresses)),
        h('details', {}, h('summary', {}, 'Scopes: all, unless some are chosen'),
          h('fieldset', {class: 'scopes'}, h('legend', {}, 'Scopes'),
            chosen.map(({scope, box}) => h('label', {class: 'check'}, box, scope)))),
      ],
      submit: 'Generate token',
      run: async () => {
        const list = addresses.value.split('\n').map((line) => line.trim()).filter((line) => line);
        const some = chosen.filter(({box}) => box.checked).map(({scope}) => scope);
        made = await api('POST', `${pathOf(user.user_id)}/access-tokens`, {
          description: description.value,
          ...duration.value ? {max_age_seconds: Number(duration.value), extend_when_used: extend.checked} : {},
          ...list.length ? {ip_allowlist: list} : {},
          ...some.length ? {scopes: some} : {},
        });
      },
    });
    if (!isDone) return;
    await this.showOnce(made.full_token, duration.value);
    this.reload();
  }

  // The token is in this window alone, and goes with it.
  showOnce(token, seconds) {
    const field = h('input', {readonly: true, value: token, class: 'code', onfocus: () => field.select()});
    const copied = h('span', {'aria-live': 'polite', class: 'quiet'});
    return dialog({
      title: 'Token generated',
      content: [
        h('p', {}, 'You cannot view the token after you close this window. Copy it now.'),
        h('div', {class: 'field'}, h('label', {}, 'Token', field)),
        h('p', {}, button('Copy', async () => {
          copied.textContent = await copy(token, field) ? ' Copied.' : ' Selected: copy it with Ctrl+C.';
        }, {class: 'primary'}), copied),
        h('p', {class: 'quiet'}, seconds ? `It expires after ${span(Number(seconds))}.` : 'It never expires.'),
      ],
    });
  }

  async scopes() {
    const create = (await operations()).find((each) => each.id === 'ApplicationUserAccessTokenCreate');
    return create?.body.fields.find((each) => each.name === 'scopes')?.schema.items.choices ?? [];
  }
}
customElements.define('view-application-users', ApplicationUsers);
