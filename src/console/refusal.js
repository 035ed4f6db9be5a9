// Shows what was refused: the server's own words, and below them why.
import {h} from './dom.js';

/** The parts of a reason, as the journal has it. */
export function reasonText(reason) {
  return h('div', {class: 'reason'}, h('p', {}, h('strong', {}, 'Why: '), reason.text),
    reason.needed?.length ? h('p', {}, 'Any of these would do: ', reason.needed.map((name) => [h('code', {}, name), ' ']))
      : null,
    reason.held?.length
      ? h('p', {}, 'The caller holds: ',
        reason.held.map((held) => [h('code', {}, held.permission ?? String(held)), held.from ? ` (${held.from}) ` : ' ']))
      : null);
}

export function refusal(error) {
  const many = (error.problems ?? []).filter((problem) => problem.message && problem.message !== error.message);
  return h('div', {class: 'refusal', role: 'alert'},
    h('p', {}, h('strong', {}, error.status ? `${error.status} ` : ''), error.message,
      error.code ? [' ', h('code', {}, error.code)] : null),
    many.length ? h('ul', {}, many.map((problem) => h('li', {}, problem.message))) : null,
    error.reason ? reasonText(error.reason) : null);
}
