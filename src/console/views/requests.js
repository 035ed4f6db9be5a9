// The requests that the world has seen, live: what was asked and answered, by whom, and why it was refused.
import {control, ownHeader, ownValue, worldUrl} from '../api.js';
import {button, copy, emptyState, fill, h, say} from '../dom.js';
import {dialog} from '../dialog.js';
import {duration, pretty, relative} from '../format.js';
import {everybody} from '../people.js';
import {reasonText} from '../refusal.js';
import {follow} from '../stream.js';
import {longTable} from '../table.js';
import {View} from '../view.js';

const most = 1000;
const pathOf = (request) => request.path + (request.query ? `?${request.query}` : '');
const statusOf = (request) => request.outcome === 'answered' ? String(request.status) : request.outcome;
const classOf = (request) => request.outcome !== 'answered' ? 'lost' : request.status >= 400 ? 'refused' : 'good';
const textOf = (request) => `${request.method} ${pathOf(request)} ${request.operation} ${statusOf(request)} ${request.principal} ${request.reason?.text ?? ''}`.toLowerCase();
const isOwn = (request) => Object.entries(request.request_headers).some(([name, value]) => name.toLowerCase() === ownHeader && value === ownValue);
const callerOf = (request) => everybody().find((each) => each.id === request.principal)?.name ?? (request.principal || 'nobody');
const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

function curl(request) {
  const parts = [`curl -X ${request.method} ${quoted(location.origin + worldUrl.replace(/\/$/, '') + pathOf(request))}`];
  if (Object.keys(request.request_headers).some((name) => name.toLowerCase() === 'authorization'))
    parts.push('-H "Authorization: aivenv1 $AIVEN_TOKEN"');
  if (request.request_body) parts.push("-H 'Content-Type: application/json'", `-d ${quoted(request.request_body)}`);
  return parts.join(' ');
}

const meant = (request) => request.operation ? {operation: request.operation} : {method: request.method, path: request.path};
const verification = (request) => JSON.stringify({match: {...meant(request), ...request.principal ? {principal: request.principal} : {}, status: request.status}, times: 1});

// Where the browser lets nobody write to the clipboard, it is shown instead, to be copied from there.
async function handOver(title, text, done) {
  if (await copy(text)) say(done);
  else dialog({title, content: h('textarea', {rows: 6, class: 'code', readonly: true, value: text, 'aria-label': title, onfocus: (event) => event.target.select()})});
}

export default class Requests extends View {
  async load() {
    if (this.isFollowing) return undefined;
    this.isFollowing = true;
    const {requests} = await control('GET', 'journal');
    this.requests = requests;
    this.state = h('span', {class: 'live', role: 'status'}, 'connecting');
    this.filter = h('input', {type: 'search', placeholder: 'Filter: 403, GET, token…', 'aria-label': 'Filter requests', oninput: () => this.show()});
    this.onlyRefused = h('input', {type: 'checkbox', onchange: () => this.show()});
    this.alsoOwn = h('input', {type: 'checkbox', onchange: () => this.show()});
    this.table = longTable('Requests', [
      {title: '#', class: 'number', cell: (each) => h('a', {href: `#/requests/${each.number}`, 'aria-label': `Request ${each.number}`}, String(each.number))},
      {title: 'Status', cell: (each) => h('span', {class: `status ${classOf(each)}`}, statusOf(each))},
      {title: 'Method', cell: (each) => each.method},
      {title: 'Operation', cell: (each) => each.operation || '–'},
      {title: 'Path', class: 'wide', cell: (each) => pathOf(each)},
      {title: 'Caller', cell: callerOf},
      {title: 'Took', class: 'number', cell: (each) => duration(each.microseconds)},
      {title: 'Why', class: 'wide', cell: (each) => each.reason?.text ?? (each.fault ? `fault: ${each.fault.kinds.join(', ')}` : '')},
    ], emptyState('No requests yet.', h('p', {}, 'Point a client at ', h('code', {}, location.origin + worldUrl.replace(/\/$/, '')), '; what it asks appears here at once.')));
    this.table.follows = true;
    this.detail = h('aside', {class: 'detail', 'aria-label': 'Request', hidden: true});
    fill(this.tools, this.state, this.filter, h('label', {class: 'check'}, this.onlyRefused, 'refused only'),
      h('label', {class: 'check'}, this.alsoOwn, 'also those of the console'), button('Clear', () => control('DELETE', 'journal')));
    addEventListener('hashchange', () => this.open(), {signal: this.gone});
    follow(requests.at(-1)?.number ?? 0, (name, data) => this.tell(name, data), (state) => this.tellState(state), this.gone);
    return h('div', {class: 'split'}, this.table, this.detail);
  }

  ready() {
    this.show();
    this.table.frame.scrollTop = this.table.frame.scrollHeight;
    this.open();
  }

  tellState(state) {
    this.state.textContent = state === 'live' ? 'live' : 'the server does not answer, trying again';
    this.state.classList.toggle('away', state !== 'live');
  }

  // Many may come at once: the page is drawn once for all of them.
  tell(name, data) {
    if (name === 'cleared') this.requests = [];
    else if (name === 'lost') say(`${data.count} requests came too fast to be shown here.`);
    else this.requests.push(data);
    if (this.requests.length > most) this.requests.splice(0, this.requests.length - most);
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.show();
    });
  }

  show() {
    const wanted = this.filter.value.toLowerCase().split(/\s+/).filter((word) => word);
    const isMeant = (each) => (this.alsoOwn.checked || !isOwn(each)) && (!this.onlyRefused.checked || classOf(each) !== 'good') && (wanted.length === 0 || wanted.every((word) => textOf(each).includes(word)));
    this.table.rows = this.requests.filter(isMeant);
  }

  open() {
    const number = location.hash.match(/^#\/requests\/(\d+)$/)?.[1];
    if (number) this.detailOf(Number(number));
  }

  detailOf(number) {
    const request = this.requests.find((each) => each.number === number);
    this.detail.hidden = false;
    if (!request) return fill(this.detail, h('p', {}, `The journal has no request ${number} any more.`));
    const block = (title, body, bytes) => bytes === 0 ? null : h('section', {}, h('h3', {}, title, ` (${bytes} bytes)`),
      h('pre', {tabindex: '0'}, body === null ? 'not JSON' : pretty(body)));
    fill(this.detail,
      h('div', {class: 'head'}, h('h2', {tabindex: '-1'}, `Request ${number}`), button('Close', () => {
        this.detail.hidden = true;
        location.hash = '#/requests';
      })),
      h('p', {class: 'line'}, h('strong', {}, request.method), ' ', h('code', {}, pathOf(request))),
      h('dl', {class: 'facts'}, h('dt', {}, 'Status'), h('dd', {}, h('span', {class: `status ${classOf(request)}`}, statusOf(request))),
        h('dt', {}, 'Operation'), h('dd', {}, request.operation || 'none of the API'),
        h('dt', {}, 'Caller'), h('dd', {}, callerOf(request)),
        h('dt', {}, 'Time'), h('dd', {title: request.time}, relative(request.time)), h('dt', {}, 'Took'), h('dd', {}, duration(request.microseconds)),
        request.fault ? [h('dt', {}, 'Fault'), h('dd', {}, h('a', {href: '#/faults'}, request.fault.id), `: ${request.fault.kinds.join(', ')}`)] : null,
        request.note ? [h('dt', {}, 'Note'), h('dd', {}, request.note)] : null),
      request.reason ? reasonText(request.reason) : null,
      h('div', {class: 'actions'},
        button('Copy as curl', () => handOver('curl', curl(request), 'Copied. Set AIVEN_TOKEN before you use it.')),
        button('Fail the next one', () => this.failNext(request)),
        button('Expect this', () => handOver('A body for POST /_mock/journal/verify', verification(request),
          'Copied: a body for POST /_mock/journal/verify.'))),
      block('Asked', request.request_body, request.request_bytes), block('Answered', request.reply_body, request.reply_bytes),
      h('details', {}, h('summary', {}, 'Headers'), h('dl', {class: 'facts'},
        Object.entries(request.request_headers).map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]))));
    return this.detail.querySelector('h2').focus({preventScroll: true});
  }

  async failNext(request) {
    await control('POST', 'faults', {match: meant(request), times: 1, fault: {kind: 'status', status: 503}});
    say('The next such request is answered with 503.');
  }
}
customElements.define('view-requests', Requests);
