// From pieces to figures: which cell of which report answers for an organ, an indicator and a year, and in what measure.
// What can be compared is decided by the catalogue, which is the program's own.

import { read, add, compare, compareRates, hundredfold } from './number.js';

export const least = 10; // a rate of fewer cases says nothing

export const stateWords = { blank: '空白', missing: '缺失', inferred: '推定', invalid: '无效', none: '无此项', few: '分母不足 10', undefined: '无定义' };

export class Catalogue {
  constructor(piece) {
    Object.assign(this, piece);
    this.byID = new Map(piece.indicators.map((ind) => [ind.id, ind]));
    this.at = Object.fromEntries(Object.entries(piece.keys).map(([form, keys]) => [form, new Map(keys.map((key, i) => [key, i]))]));
  }

  has(id) { return this.byID.has(id); }

  // ofRow lists the indicators of a row of the form.
  ofRow(row) { return this.indicators.filter((ind) => ind.row === row); }

  // ofGroup lists those of all rows of a group in one column; （六） as a sum is left out, its three rows are there.
  ofGroup(group, column) {
    return this.indicators.filter((ind) => ind.groups?.includes(group) && ind.column === column && !ind.parts && ind.row !== 'requests.total');
  }

  // cell is a report's cell for the indicator, as package report has it: where the report lacks it, its parts' sum.
  cell(ind, report) {
    if (!report || !ind.forms.includes(report.form)) return { state: 'none' };
    const get = (key) => {
      const i = this.at[report.form].get(key);
      return i !== undefined && i < report.cells.length ? read(report.cells[i]) : null;
    };
    const own = get(ind.key);
    if (own || !ind.parts) return { ...(own ?? { state: 'missing' }), key: ind.key };
    const parts = ind.parts.map(get);
    if (!parts.every((p) => p?.text !== undefined)) return { state: 'missing', key: ind.parts[0] };
    return { state: 'inferred', text: parts.map((p) => p.text).reduce(add), key: ind.parts[0] };
  }
}

// whole is the indicator that the measure divides by.
export const whole = (ind, measure) => ({ share: ind.share, per: ind.per })[measure];

// figure is what a view shows of an organ, an indicator and a year.
//   state  reported inferred blank missing invalid; none: no report, or not in its form; few: fewer cases than a rate
//          needs; undefined: the indicator has no such measure
//   text   the exact figure, value the same for drawing, of how two figures it is a rate
//   href   the cell it stands for
export function figure(catalogue, organ, ind, year, measure, root) {
  const report = organ.years.find((y) => y.year === year);
  const cell = catalogue.cell(ind, report);
  const page = report && root + organ.path + '/' + year + '.html';
  const f = { ...cell, organ, ind, year, page, href: cell.key ? page + '#' + cell.key : page };
  if (measure !== 'number' && cell.state !== 'none') rate(f, catalogue, report, measure);
  if (f.text !== undefined) f.value = Number(f.text);
  return f;
}

// order compares two figures that have a text: rates by what they are rates of, not as rounded.
export const order = (f, g) => (f.of && g.of ? compareRates(f.of, g.of) : compare(f.text, g.text));

function rate(f, catalogue, report, measure) {
  const by = catalogue.byID.get(whole(f.ind, measure));
  const n = by && catalogue.cell(by, report);
  const part = f.text;
  delete f.text;
  if (!by) f.state = 'undefined';
  else if (part === undefined) return;
  else if (n.text === undefined) f.state = n.state;
  else if (Number(n.text) < least) Object.assign(f, { state: 'few', of: [part, n.text] });
  else Object.assign(f, { text: hundredfold(part, n.text), of: [part, n.text], state: [f.state, n.state].includes('inferred') ? 'inferred' : 'reported' });
}

// unit of what is shown.
export const unit = (ind, measure) => ({ number: ind.unit, share: '%', per: '件／百件新收' })[measure];
