// Who may do what: a row for each operation, a column for each principal, by the decision that a request would meet.
import {control} from '../api.js';
import {dialog} from '../dialog.js';
import {button, emptyState, fill, h} from '../dom.js';
import {longTable} from '../table.js';
import {View} from '../view.js';

function explain(decision) {
  return dialog({
    title: `${decision.principal}: ${decision.allowed ? 'yes' : 'no'}`,
    content: [
      h('p', {}, h('code', {}, decision.operation), decision.place ? ` at ${decision.place}` : ''),
      h('p', {}, decision.because),
      decision.also_needs ? h('p', {}, 'For some of what it does it also needs: ', decision.also_needs) : null,
      h('ol', {class: 'checks'}, decision.checks.map((check) => h('li', {class: check.passed ? 'passed' : 'failed'},
        h('strong', {}, `${check.passed ? '✓' : '✗'} ${check.check}`), ' ', check.text,
        check.needed.length ? h('small', {}, `needs ${check.needed.join(' or ')}`) : null,
        check.held.length ? h('small', {}, `holds ${check.held.map((held) => typeof held === 'string' ? held : `${held.permission} (${held.from})`).join(', ')}`) : null))),
    ],
  });
}

export default class WhoMay extends View {
  begin() {
    this.principal = h('input', {type: 'search', placeholder: 'Principal: e-mail, or with *', 'aria-label': 'Principal', onchange: () => this.reload()});
    fill(this.tools, this.principal);
  }

  // A world may have more decisions than one answer holds; then the server says so, and the principal can be named.
  async load() {
    const query = this.principal.value ? `?${new URLSearchParams({principal: this.principal.value})}` : '';
    const {decisions} = await control('GET', `access${query}`);
    const places = [...new Set(decisions.map((each) => each.place))];
    const principals = [...new Set(decisions.map((each) => each.principal))];
    const choice = h('select', {'aria-label': 'Place'}, h('option', {value: ''}, 'All places'), places.map((each) => h('option', {}, each)));
    const filter = h('input', {type: 'search', placeholder: 'Filter operations', 'aria-label': 'Filter operations'});
    const rows = new Map();
    for (const each of decisions) {
      const key = `${each.operation}\n${each.place}`;
      if (!rows.has(key)) rows.set(key, {operation: each.operation, place: each.place, by: {}});
      rows.get(key).by[each.principal] = each;
    }
    const all = [...rows.values()];
    const table = longTable('Who may do what', [
      {title: 'Operation', cell: (row) => row.operation, class: 'pinned'}, {title: 'Place', cell: (row) => row.place},
      ...principals.map((principal) => ({title: principal, class: 'decision', cell: (row) => {
        const decision = row.by[principal];
        return decision ? button(decision.allowed ? 'yes' : 'no', () => explain(decision),
          {class: decision.allowed ? 'yes' : 'no', 'aria-label': `${principal} ${decision.allowed ? 'may' : 'may not'} ${row.operation}: why?`}) : '';
      }})),
    ], emptyState('No operation matches.', h('p', {}, 'Change the filter.')));
    const show = () => {
      const wanted = filter.value.toLowerCase();
      table.rows = all.filter((row) => row.operation.toLowerCase().includes(wanted) && (!choice.value || row.place === choice.value));
    };
    filter.addEventListener('input', show);
    choice.addEventListener('change', show);
    show();
    fill(this.tools, this.principal, filter, choice);
    return [h('p', {class: 'quiet'}, 'By the same decision as a request makes. A click says why.'), table];
  }
}
customElements.define('view-who-may', WhoMay);
