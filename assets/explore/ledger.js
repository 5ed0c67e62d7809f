// The table below a drawing: every figure of the view with its state and a link to its cell, marked as everywhere on
// the site (see site.css, states of cells).

import { element } from './element.js';
import { stateWords, unit } from './figures.js';
import { grouped } from './number.js';
import { lastOld } from './series.js';

const hidden = (text) => element('span', { className: 'vh' }, text);

// cell is a td of the figure.
export function cell(f, breaks) {
  const classes = { none: 'none', few: 'text', undefined: 'none' }[f.state] ?? f.state;
  const td = element('td', { className: [classes, f.value ? 'some' : '', breaks ? 'break' : ''].filter((c) => c && c !== 'reported').join(' ') });
  let inside;
  if (f.text !== undefined) inside = [f.state === 'inferred' ? hidden('推定 ') : null, number(f.text)];
  else if (f.state === 'invalid') inside = [hidden('无效 '), element('span', { className: 'raw' }, f.raw)];
  else if (f.state === 'few') inside = ['n＜10'];
  else inside = [hidden(stateWords[f.state])];
  if (f.page && f.state !== 'none') td.append(element('a', { href: f.href }, ...inside.filter(Boolean)));
  else td.append(...inside.filter(Boolean));
  if (f.of) td.append(element('small', {}, f.of.map(grouped).join('/')));
  return td;
}

// number sets the digits in threes by margins, so that what is copied stays a number.
function number(text) {
  const [whole, fraction] = text.split('.');
  const span = element('span');
  const digits = whole.replace('-', '');
  const first = ((digits.length - 1) % 3) + 1;
  span.append((whole.startsWith('-') ? '-' : '') + digits.slice(0, first));
  for (let i = first; i < digits.length; i += 3) span.append(element('b', {}, digits.slice(i, i + 3)));
  if (fraction !== undefined) span.append('.' + fraction);
  return span;
}

// ledger is the table of a view, years as columns, organs as rows in a group for each indicator.
export function ledger(v, caption) {
  const years = v.choice.view === 'rank' ? [v.at] : v.years;
  const breaks = (year, i) => i > 0 && year === lastOld + 1;
  const table = element('table', { className: v.organs.length > 12 ? 'tall' : '' },
    element('caption', {}, element('span', { id: 'figures-caption', className: 'vh' }, caption)),
    element('thead', {}, element('tr', {}, element('th', { scope: 'col', className: 'label' }, '机关'),
      ...years.map((y, i) => element('th', { scope: 'col', className: breaks(y, i) ? 'break' : '' }, String(y))))));
  for (const ind of v.indicators) {
    const body = element('tbody', {}, element('tr', { className: 'group' }, element('th', { scope: 'rowgroup', colSpan: years.length + 1 },
      element('span', {}, element('a', { href: v.root + 'indicators/' + ind.id + '.html' }, ind.name), ' ',
        element('small', {}, unit(ind, v.choice.measure))))));
    for (const organ of v.organs) {
      body.append(element('tr', {}, element('th', { scope: 'row' }, element('a', { href: v.root + organ.path + '.html' }, v.names.get(organ))),
        ...years.map((y, i) => cell(v.get(organ, ind, y), breaks(y, i)))));
    }
    table.append(body);
  }
  return element('div', { className: 'scroll' + (v.organs.length > 12 ? ' tall' : ''), role: 'region', 'aria-labelledby': 'figures-caption', tabIndex: 0 }, table);
}

const legendWords = {
  blank: '空白：格内未填，或只画一横', missing: '缺失：原件没有此格，或无法与邻格分清', inferred: '推定：由原件自身的合计唯一确定',
  invalid: '无效：格内所印不是数字', none: '无此项：没有该年报告，或所用表样不填报',
};

// legend explains the marks that the figures have, null where they have none.
export function legend(figures) {
  const have = new Set(figures.map((f) => (f.state === 'undefined' ? 'none' : f.state)));
  const marks = Object.keys(legendWords).filter((s) => have.has(s));
  if (!marks.length) return null;
  return element('p', { className: 'legend' }, element('span', { className: 'key' }, '符号'), ...marks.flatMap((s) => [' ', element('span', { className: s }, legendWords[s])]));
}
