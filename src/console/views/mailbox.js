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
const seg = encodeURIComponent;

// Everything in a fixture that has a code: what it is for, and where its link leads. Without `path` it sets a password.
function lettersOf({users = [], organizations = []}) {
  const verify = ({verification_code: code}) => `/v1/user/verify_email/${seg(code)}`;
  const mail = ({user_email: to, verification_code: code, create_time: time}, about, path) => ({to, code, time, about, path});
  const ofUser = (user) => (user.verification_codes ?? []).map((each) => each.purpose === 'password_reset'
    ? mail({...user, ...each}, 'password reset', null) : mail({...user, ...each}, 'e-mail address', verify(each)));
  const ofProject = (project) => (project.invitations ?? []).map((each) =>
    mail(each, `invitation to project ${project.project_name}`, `/v1/project/${seg(project.project_name)}/invite/${seg(each.verification_code)}`));
  const ofOrganization = ({organization_name: name, account_id: account, invitations = [], projects = [], teams = [], account_owner_invites: owners = []}) => [
    ...invitations.map((each) => mail(each, `invitation to ${name}`, verify(each))),
    ...[...teams.flatMap((team) => team.invites ?? []), ...owners].map((each) =>
      mail(each, `invitation to a team of ${name}`, `/v1/account/${seg(account)}/invite/${seg(each.verification_code)}`)),
    ...projects.flatMap(ofProject),
  ];
  return [...users.flatMap(ofUser), ...organizations.flatMap(ofOrganization)];
}

export default class Mailbox extends View {
  begin() {
    afterChange(() => this.reload(), this.gone);
  }
  async load() {
    const letters = lettersOf(await control('GET', 'state'));
    const table = longTable('Mail', [
      {title: 'To', cell: (letter) => letter.to},
      {title: 'About', cell: (letter) => letter.about},
      {title: 'When', cell: (letter) => letter.time ? relative(letter.time) : '–'},
      {title: 'Code', cell: (letter) => h('code', {}, letter.code)},
      {title: 'Actions', class: 'row-actions', cell: (letter) => letter.path === null
        ? button('Set password', () => this.setPassword(letter), {'aria-label': `Set password of ${letter.to}`})
        : button('Accept', () => this.accept(letter), {'aria-label': `Accept the ${letter.about} as ${letter.to}`})},
    ], emptyState('No mail.', h('p', {}, 'Invite somebody under ', h('a', {href: '#/invitation'}, 'Invitations'), ', and the code of the invitation is here.')));
    table.rows = letters;
    return table;
  }
  async accept({to, about, code, path}) {
    const isDone = await dialog({title: `Accept the ${about}`, content: h('p', {}, `As ${to}, by the code ${code}.`), submit: 'Accept',
      run: () => ask('POST', path, {})});
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
