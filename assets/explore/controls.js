// The form: native controls that change the choice and follow it. Each change is told to the page by change(choice);
// the form itself keeps no choice of its own.

import { element } from './element.js';
import { unique } from './choice.js';
import { mostOrgans } from './pieces.js';

const by = (id) => document.getElementById(id);
const levelNames = { province: '省级政府', prefecture: '地级政府', county: '县级政府', township: '乡级政府', department: '本级部门', national: '国家机关' };
const fewHits = 30;

export class Controls {
  constructor(catalogue, pieces, change) {
    Object.assign(this, { catalogue, pieces, change });
    this.listen();
    this.fold();
    for (const li of document.querySelectorAll('#examples li')) li.replaceChildren(element('a', { href: li.dataset.view }, li.textContent));
    by('row').value = 'requests.new';
    this.columns();
    this.browse(0, '');
  }

  listen() {
    by('choose').addEventListener('submit', (e) => e.preventDefault());
    by('query').addEventListener('input', () => this.search());
    by('query').addEventListener('keydown', async (e) => {
      if (e.isComposing || e.key !== 'ArrowDown' && e.key !== 'Enter') return;
      e.preventDefault();
      await this.search(); // the list may still be that of fewer letters
      by('hits').querySelector('button')?.focus();
    });
    by('hits').addEventListener('keydown', (e) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
      if (!step) return;
      e.preventDefault();
      const buttons = [...by('hits').querySelectorAll('button')];
      (buttons[buttons.indexOf(document.activeElement) + step] ?? (step < 0 ? by('query') : document.activeElement)).focus();
    });
    [0, 1, 2].forEach((depth) => by('place-' + depth).addEventListener('change', (e) => this.browse(depth + 1, e.target.value)));
    by('clear').addEventListener('click', () => { this.set({ organs: [] }); by('query').focus(); });
    by('row').addEventListener('change', () => this.columns());
    by('add').addEventListener('click', () => this.set({ indicators: unique([...this.choice.indicators, ...this.picked()]) }));
    by('only').addEventListener('click', () => this.set({ indicators: this.picked() }));
    for (const id of ['from', 'to']) by(id).addEventListener('change', () => this.years(id));
    for (const [id, name] of [['view', 'view'], ['measure', 'measure'], ['scale', 'scale'], ['sort', 'order']]) {
      by(id).addEventListener('change', (e) => this.set({ [name]: e.target.value }));
    }
  }

  // fold opens the form where the screen has room for it; on a narrow one its reader does.
  fold() {
    const wide = matchMedia('(min-width: 62rem)');
    const open = () => { by('fold').open ||= wide.matches; };
    wide.addEventListener('change', open);
    open();
  }

  set(part) { this.change({ ...this.choice, ...part }); }

  // ---- organs

  async search() {
    const query = by('query').value;
    const { hits, more } = await this.pieces.search(query).catch(() => ({ hits: null }));
    if (query !== by('query').value) return;
    if (!hits) {
      by('hits-said').textContent = '检索数据没有取到，请稍后再试。';
      return;
    }
    by('hits').replaceChildren(...hits.slice(0, fewHits).map((o) => element('li', {}, this.adder(o.path, o.name, [o.region, o.years].filter(Boolean).join('　')))));
    by('hits-said').textContent = !query.trim() ? '' : !hits.length ? '没有找到。' : more || hits.length > fewHits ? '列出前 ' + Math.min(hits.length, fewHits) + ' 个，多写几个字可以缩小范围。' : '找到 ' + hits.length + ' 个。';
  }

  // adder is a button that adds an item to the choice, or removes it where it is chosen.
  adder(item, name, about) {
    const button = element('button', { type: 'button', 'aria-pressed': 'false' }, name, ' ', about ? element('small', {}, about) : null);
    button.dataset.item = item;
    button.addEventListener('click', () => {
      const has = this.choice.organs.includes(item);
      this.set({ organs: has ? this.choice.organs.filter((o) => o !== item) : [...this.choice.organs, item] });
    });
    button.setAttribute('aria-pressed', String(Boolean(this.choice?.organs.includes(item))));
    return button;
  }

  // browse fills the list below a place, and shows what can be chosen in it. Depth 0 is the whole country.
  async browse(depth, path) {
    for (let d = depth; d <= 2; d++) {
      by('place-' + d).replaceChildren(element('option', { value: '' }, d === depth ? '——' : ''));
      by('place-' + d).disabled = true;
    }
    if (depth > 0 && path === '') path = depth > 1 ? by('place-' + (depth - 2)).value : '';
    const place = await this.pieces.place(path).catch(() => null);
    if (!place) return;
    const children = place.children ?? [];
    const next = by('place-' + depth);
    if (next && children.some((child) => child.more)) {
      next.append(...children.filter((child) => child.more).map((child) => element('option', { value: child.path }, child.name)));
      next.disabled = false;
    }
    this.here(place);
  }

  here(place) {
    const groups = Object.keys(levelNames).filter((level) => (place.counts[level] ?? 0) > 1 || level === 'department' && place.counts.department)
      .map((level) => this.adder(place.path + ':' + level, place.name + '全部' + levelNames[level], place.counts[level] + ' 个'));
    const organs = [place.own, ...(place.departments ?? []), ...(place.children ?? []).map((child) => child.own), ...(place.unplaced ?? [])].filter(Boolean);
    by('here').replaceChildren(...[...groups, ...organs.map((o) => this.adder(o.path, o.name, o.years))].map((b) => element('li', {}, b)));
  }

  // ---- indicators

  picked() {
    const [row, column] = [by('row').value, by('column').value];
    if (row.startsWith('group:')) return this.catalogue.ofGroup(row.slice(6), column).map((ind) => ind.id);
    const all = this.catalogue.ofRow(row);
    if (column === '*') return all.filter((ind) => !ind.key.endsWith('.total')).map((ind) => ind.id);
    return all.filter((ind) => ind.id === column).map((ind) => ind.id);
  }

  columns() {
    const row = by('row').value;
    if (row.startsWith('group:')) {
      const names = unique(this.catalogue.indicators.filter((ind) => ind.groups?.includes(row.slice(6))).map((ind) => ind.column));
      by('column').replaceChildren(...names.map((name) => element('option', { value: name, selected: name === '总计' }, name)));
      return;
    }
    const all = this.catalogue.ofRow(row);
    const total = all.find((ind) => ind.key.endsWith('.total')) ?? all[0];
    by('column').replaceChildren(...all.map((ind) => element('option', { value: ind.id, selected: ind === total }, ind.column)),
      ...(all.length > 2 ? [element('option', { value: '*' }, '各列（总计除外）')] : []));
  }

  // ---- years

  years(changed) {
    let [from, to] = [Number(by('from').value), Number(by('to').value)];
    if (from > to) [from, to] = changed === 'from' ? [from, from] : [to, to];
    this.set({ from, to });
  }

  // ---- the form follows the choice

  // follow shows a choice whose organs are loaded: members are those of each item, years what is shown.
  follow(choice, { members, organs, years }) {
    this.choice = choice;
    const name = new Map(organs.map((o) => [o.path, o.name]));
    this.chips(by('chosen'), choice.organs, (item) => (item.includes(':') ? groupName(item, this.placeNames) + '（' + (members.get(item)?.length ?? 0) + ' 个）' : name.get(item) ?? item + '（没有这个机关）'),
      (rest) => this.set({ organs: rest }), by('query'));
    const count = organs.length;
    by('chosen-count').textContent = count ? '（' + count + ' 个）' : '';
    by('clear').disabled = !choice.organs.length;
    this.chips(by('indicators'), choice.indicators, (id) => this.catalogue.byID.get(id).name, (rest) => this.set({ indicators: rest }), by('row'));
    const ends = [choice.from || years[0], choice.to || years.at(-1)];
    for (const [i, id] of ['from', 'to'].entries()) {
      if (ends[i] && ![...by(id).options].some((o) => Number(o.value) === ends[i])) by(id).append(element('option', {}, String(ends[i])));
      if (ends[i]) by(id).value = String(ends[i]);
    }
    for (const [id, value] of [['view', choice.view], ['measure', choice.measure], ['scale', choice.scale], ['sort', choice.order]]) by(id).value = value;
    for (const fieldset of by('choose').querySelectorAll('fieldset')) fieldset.disabled = false;
    for (const button of by('choose').querySelectorAll('button[data-item]')) button.setAttribute('aria-pressed', String(choice.organs.includes(button.dataset.item)));
  }

  // chips lists what is chosen, each with a button that removes it; the keyboard's place is kept.
  chips(list, items, name, set, otherwise) {
    const at = [...list.children].indexOf(document.activeElement?.closest('li'));
    list.replaceChildren(...items.map((item) => {
      const text = name(item);
      return element('li', {}, element('span', {}, text), ' ', element('button', { type: 'button', 'aria-label': '移除' + text, title: '移除',
        onclick: () => set(items.filter((other) => other !== item)) }, '×'));
    }));
    if (at >= 0) (list.children[Math.min(at, items.length - 1)]?.querySelector('button') ?? otherwise).focus();
  }
}

// groupName is what all organs of a level in a place are called.
export function groupName(item, places) {
  const [path, level] = item.split(':');
  return (places.get(path) ?? path) + '全部' + levelNames[level];
}

export const tooMany = (count) => '所选有 ' + count + ' 个机关，一次最多看 ' + mostOrgans + ' 个：请选小一些的地区，或看年度对照页和指标页。';
