// The page: what is on it everywhere, and which view an address means.
import {afterChange, consoleUrl, control, worldName} from './api.js';
import './clock.js';
import {resources} from './contract.js';
import {button, fill, h} from './dom.js';
import {afterChoice, meetPeople} from './people.js';
import {findPlace, placeChoice} from './place.js';
import {refusal} from './refusal.js';

// Views of their own. Every other address is a resource, shown by views/resource.js.
const bench = [
  ['requests', 'Requests'], ['faults', 'Faults'], ['worlds', 'Worlds and snapshots'], ['changes', 'What changed'],
  ['mailbox', 'Mailbox'], ['fixture', 'Fixture'], ['operations', 'Operations'],
];
const ownAdmin = [['application-users', 'Application users'], ['permissions', 'Permissions'], ['who-may', 'Who may']];
const own = new Map([['', 'home'], ...[...ownAdmin, ...bench].map(([key]) => [key, key.replaceAll('-', '_')])]);

// What people look for first; everything else that the API has follows below it.
const first = [
  'application-users', 'user', 'invitation', 'user-groups', 'permissions', 'config/authentication', 'domains', 'mine/account',
  'projects', 'billing-groups', 'addresses', 'invoices', 'vpcs', 'who-may',
];
const titles = {'user-groups': 'Groups', 'config/authentication': 'Authentication policy', 'mine/account': 'Units and accounts',
                'vpcs': 'VPCs', 'config/api-client-ip-allowlist': 'IP allow list', 'mine/me': 'Profile'};

const main = h('main', {id: 'content', tabindex: '-1'});
const nav = h('nav', {'aria-label': 'Views', id: 'views'});
let known = [];

const titleOf = (key) => titles[key] ?? ownAdmin.find(([each]) => each === key)?.[1] ?? known.find((each) => each.key === key)?.title;
const link = (key, title) => h('li', {}, h('a', {href: `#/${key}`, 'data-key': key}, title));

function drawNav() {
  const isKnown = (key) => own.has(key) || known.some((each) => each.key === key);
  const others = known.filter((each) => !first.includes(each.key));
  const groups = [...new Set(others.map((each) => each.group))].sort();
  fill(nav,
    placeChoice(() => show()),
    h('h2', {}, 'Admin'), h('ul', {}, first.filter(isKnown).map((key) => link(key, titleOf(key)))),
    h('details', {}, h('summary', {}, 'All resources'),
      groups.map((group) => [h('h3', {}, group),
        h('ul', {}, others.filter((each) => each.group === group).map((each) => link(each.key, titleOf(each.key))))])),
    h('h2', {}, 'Bench'), h('ul', {}, bench.map(([key, title]) => link(key, title))),
  );
  mark();
}

function mark() {
  const key = address().key;
  for (const each of nav.querySelectorAll('a')) {
    if (each.dataset.key === key) each.setAttribute('aria-current', 'page');
    else each.removeAttribute('aria-current');
  }
  const current = nav.querySelector('[aria-current]');
  if (current?.closest('details')) current.closest('details').open = true;
}

function address() {
  const parts = location.hash.replace(/^#\/?/, '').split('?')[0].split('/').filter((part) => part !== '').map(decodeURIComponent);
  for (let count = parts.length; count > 0; --count) {
    const key = parts.slice(0, count).join('/');
    if (own.has(key) || known.some((each) => each.key === key)) return {key, rest: parts.slice(count)};
  }
  return {key: parts.length ? null : '', rest: parts};
}

let last = 0;
async function show(isFirst = false) {
  const mine = ++last;
  document.body.classList.remove('menu-open');
  menu.setAttribute('aria-expanded', 'false');
  const {key, rest} = address();
  mark();
  if (key === null) {
    fill(main, h('h1', {tabindex: '-1'}, 'No such view'), h('p', {}, 'The console has no ', h('code', {}, location.hash), '. ',
      h('a', {href: '#/'}, 'To the start')));
    return;
  }
  const resource = known.find((each) => each.key === key);
  const module = own.has(key) ? own.get(key) : 'resource';
  const {default: View} = await import(`./views/${module}.js`);
  if (mine !== last) return;
  const view = new View();
  view.rest = rest;
  view.resource = resource && {...resource, title: titleOf(key)};
  view.title = titleOf(key) ?? bench.find(([each]) => each === key)?.[1] ?? 'aiven-mock';
  document.title = `${view.title} · aiven-mock`;
  fill(main, view);
  if (!isFirst) view.heading.focus({preventScroll: true});
  main.scrollTop = 0;
}

const menu = button('Menu', () => {
  const isOpen = document.body.classList.toggle('menu-open');
  menu.setAttribute('aria-expanded', String(isOpen));
}, {class: 'menu', 'aria-controls': 'views', 'aria-expanded': 'false'});

const worldSelect = h('select', {id: 'world', onchange: () => location.assign(consoleUrl(worldSelect.value))});
async function drawWorlds() {
  const names = (await control('GET', 'worlds')).worlds.map((each) => each.name);
  fill(worldSelect, names.map((name) => h('option', {value: name}, name)));
  worldSelect.value = worldName;
}

async function learnAboutCaller() {
  await findPlace();
  drawNav();
}

async function start() {
  fill(document.body,
    h('a', {class: 'skip', href: '#content', onclick: (event) => {
      event.preventDefault();
      main.focus();
    }}, 'To the content'),
    h('header', {class: 'top'}, menu, h('a', {class: 'brand', href: '#/'}, 'aiven-mock'),
      h('div', {class: 'choices'}, h('label', {for: 'world'}, 'World '), worldSelect, h('caller-choice')),
      h('clock-bar', {role: 'group', 'aria-label': 'Clock of the world'})),
    nav, main, h('div', {id: 'messages', 'aria-live': 'polite'}));
  try {
    const [found] = await Promise.all([resources(), meetPeople(), drawWorlds()]);
    known = found;
    document.querySelector('caller-choice').show();
    await learnAboutCaller();
  } catch (error) {
    fill(main, h('h1', {}, 'The server does not let this page in'), refusal(error));
    return;
  }
  afterChoice(async () => {
    await learnAboutCaller();
    show();
  });
  afterChange(() => drawWorlds().catch(() => null));
  addEventListener('hashchange', () => show());
  await show(true);
}

start();
