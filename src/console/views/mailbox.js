// Mail that the API would have sent: the codes of invitations, of e-mail addresses to be verified and of passwords to be
// set, each with a button that does what its link would do.
import {afterChange, control, exchange, Refused} from '../api.js';
import {dialog} from '../dialog.js';
import {button, emptyState, h, say} from '../dom.js';
import {relative} from '../format.js';
import {longTable} from '../table.js';
import {View} from '../view.js';

async function ask(method, path, body) {
  const {ok, status, answer} = await exchange(null, method, path, body);
  if (!ok) throw new Refused(status, answer);
}
const accept = (path, body) => () => ask('POST', path, body);
const seg = encodeURIComponent;

// Everything in a fixture that has a code, with what the code is for.
function lettersOf(state) {
  const letters = [];
  for (const user of state.users ?? [])
    for (const code of user.verification_codes ?? [])
      letters.push({to: user.user_email, code: code.verification_code ?? code.code, kind: code.purpose ?? code.kind ?? code.type ?? 'code', time: code.create_time ?? code.expiry_time});
  for (const organization of state.organizations ?? []) {
    for (const each of organization.invitations ?? [])
      letters.push({to: each.user_email, about: organization.organization_name, code: each.verification_code ?? each.invite_verification_code, kind: 'invitation', time: each.create_time ?? each.expiry_time});
  }
  return letters.filter((each) => each.code);
}

export default class Mailbox extends View {
  async load() {
    if (!this.isWatching) afterChange(() => this.reload(), this.gone);
    this.isWatching = true;
    const letters = lettersOf(await control('GET', 'state'));
    const table = longTable('Mail', [
      {title: 'To', cell: (letter) => letter.to},
      {title: 'About', cell: (letter) => letter.about ? `${letter.kind} to ${letter.about}` : letter.kind.replaceAll('_', ' ')},
      {title: 'When', cell: (letter) => letter.time ? relative(letter.time) : '–'},
      {title: 'Code', cell: (letter) => h('code', {}, letter.code)},
      {title: 'Actions', class: 'row-actions', cell: (letter) => /password|reset/.test(letter.kind)
        ? button('Set password', () => this.setPassword(letter), {'aria-label': `Set password of ${letter.to}`})
        : button(letter.kind === 'invitation' ? 'Accept' : 'Verify', () => this.follow(letter), {'aria-label': `Follow the link to ${letter.to}`})},
    ], emptyState('No mail.', h('p', {}, 'Invite somebody under ', h('a', {href: '#/invitation'}, 'Invitations'), ', and the code of the invitation is here.')));
    table.rows = letters;
    return table;
  }
  async follow(letter) {
    const isDone = await dialog({title: letter.kind === 'invitation' ? 'Accept the invitation' : 'Verify', content: h('p', {}, `As ${letter.to}, by the code ${letter.code}.`),
      submit: letter.kind === 'invitation' ? 'Accept' : 'Verify', run: accept(`/v1/user/verify_email/${seg(letter.code)}`, {})});
    if (isDone) this.answered();
  }
  async setPassword(letter) {
    const field = h('input', {type: 'password', required: true, autocomplete: 'new-password'});
    const isDone = await dialog({title: 'Set password', content: h('div', {class: 'field'}, h('label', {}, `New password of ${letter.to}`, field)),
      submit: 'Set password', run: () => ask('POST', `/v1/user/password_reset/${seg(letter.code)}`, {new_password: field.value})});
    if (isDone) this.answered();
  }
  answered() {
    say('Done.');
    this.reload();
  }
}
customElements.define('view-mailbox', Mailbox);
