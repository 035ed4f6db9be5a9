// Which organization the lists are about: one of those that the caller belongs to.
import {api, worldName} from './api.js';
import {h} from './dom.js';

const key = `aiven-mock organization of ${worldName}`;
let mine = [];
let chosen = null;

export const organizations = () => mine;
/** The values that paths need: organization_id and account_id. Empty when the caller belongs to none. */
export const place = () => chosen ? {organization_id: chosen.organization_id, account_id: chosen.account_id} : {};
export const organization = () => chosen;

export async function findPlace() {
  try {
    mine = (await api('GET', '/v1/organizations')).organizations;
  } catch {
    mine = [];
  }
  chosen = mine.find((each) => each.organization_id === sessionStorage.getItem(key)) ?? mine[0] ?? null;
}

/** A choice where there is one. */
export function placeChoice(changed) {
  if (mine.length < 2) return h('p', {class: 'place'}, chosen ? chosen.organization_name : 'No organization');
  const select = h('select', {
    'aria-label': 'Organization',
    onchange: () => {
      chosen = mine.find((each) => each.organization_id === select.value);
      sessionStorage.setItem(key, select.value);
      changed();
    },
  }, mine.map((each) => h('option', {value: each.organization_id}, each.organization_name)));
  select.value = chosen.organization_id;
  return select;
}
