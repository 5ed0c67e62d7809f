// Shows a view: drawings, what to know about them, the table, the sources, and the ways to take them away.
/* global taking */

import { element } from './element.js';
import { ledger, legend } from './ledger.js';
import { Drawing, height, say } from './drawing.js';
import { title, summary, notes, shown } from './series.js';
import { csv, sheet } from './export.js';

const fewFigures = 84; // a table that is shown without being asked for
const stretch = 10; // drawings made before the page may answer its reader again

export class Result {
  constructor(page) {
    Object.assign(this, { page, drawings: [], turn: 0 });
    this.at = { title: document.getElementById('result-title'), summary: document.getElementById('summary'), shown: document.getElementById('shown'), examples: document.getElementById('examples'), section: document.getElementById('result') };
  }

  // show replaces what is shown.
  async show(v) {
    const turn = ++this.turn;
    this.at.section.setAttribute('aria-busy', 'true');
    this.drawings.forEach(({ drawing }) => drawing.dispose());
    this.drawings = [];
    this.view = v;
    this.at.examples?.toggleAttribute('hidden', v.organs.length > 0);
    this.at.title.textContent = title(v);
    this.at.summary.textContent = summary(v);
    if (!this.page.bare) document.title = title(v) + ' · 年报对照';
    const figures = v.organs.length && v.indicators.length ? shown(v) : [];
    const some = figures.some((f) => f.text !== undefined);
    const zero = some && figures.every((f) => f.value === undefined || f.value === 0);
    const panels = some && !(zero && v.choice.view !== 'heat') ? v.panels : [];
    const parts = panels.map((p) => (['multiples', 'heat'].includes(v.choice.view) ? null : flat(p)) ?? this.figure(p));
    const boxes = parts.filter((part) => part.box);
    this.multiples = element('div', { className: 'drawings' + (v.choice.view === 'multiples' ? ' multiples' : '') }, ...parts.map((part) => part.figure));
    const notesList = notes(v);
    this.at.shown.replaceChildren(...(figures.length ? [
      boxes.length && v.choice.view === 'multiples' && panels[0].series.length > 1 ? this.key(panels[0]) : null,
      boxes.length ? this.multiples : null,
      notesList.length ? element('ul', { className: 'about-drawing', 'aria-label': '说明' }, ...notesList.map((n) => element('li', {}, n))) : null,
      this.sources(v),
      this.page.bare ? null : this.ways(boxes.length > 0),
      this.table(v, figures, boxes.length === 0),
    ].filter(Boolean) : []));
    const most = v.choice.view === 'multiples' ? Math.max(0, ...v.panels.flatMap((p) => p.series.flatMap((s) => s.points.map((f) => f.value ?? 0)))) : 0;
    for (const { box, panel } of boxes) {
      if (turn !== this.turn) return;
      try {
        const drawing = await Drawing.draw(box, panel, most, this.page.echarts);
        if (turn !== this.turn) { drawing.dispose(); return; }
        this.drawings.push({ drawing, caption: caption(panel) });
        box.closest('figure').dataset.drawn = 'true';
      } catch {
        box.replaceChildren(element('p', { className: 'said' }, '图没有画成，数字见下表。'));
      }
      if (this.drawings.length % stretch === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    this.at.section.setAttribute('aria-busy', 'false');
    this.at.section.dataset.ready = String(turn);
  }

  redraw() { this.drawings.forEach(({ drawing }) => drawing.redraw()); }

  figure(panel) {
    panel.small = this.view.choice.view === 'multiples';
    const box = element('div', { className: 'drawing', role: 'img', 'aria-label': caption(panel) + '。' + spoken(panel) });
    box.style.height = height(panel) + 'px';
    return { box, panel, figure: element('figure', { className: 'chart' }, element('figcaption', {}, caption(panel)), box) };
  }

  // key names the lines of all small drawings at once.
  key(panel) {
    return element('ul', { className: 'lines', 'aria-label': '图例' }, ...panel.series.map((s, i) => element('li', { className: 'hue-' + ((i % 8) + 1) }, s.name)));
  }

  table(v, figures, only) {
    const inside = [ledger(v, '表：' + title(v)), legend(figures)].filter(Boolean);
    if (only) return element('div', { id: 'figures' }, ...inside);
    return element('details', { id: 'figures', open: this.page.tableOpen ?? figures.length <= fewFigures },
      element('summary', { onclick: (e) => { this.page.tableOpen = !e.target.parentElement.open; } }, '表：同样的数字'), ...inside);
  }

  // sources are the reports that the figures come from.
  sources(v) {
    const items = v.organs.map((o) => {
      const years = o.years.filter((y) => v.years.includes(y.year) && (v.choice.view !== 'rank' || y.year === v.at));
      return years.length && element('li', {}, element('a', { href: v.root + o.path + '.html' }, o.name), ' ',
        ...years.flatMap((y) => [element('a', { href: v.root + o.path + '/' + y.year + '.html' }, String(y.year)), ' ']));
    }).filter(Boolean);
    const count = items.reduce((sum, li) => sum + li.querySelectorAll('a').length - 1, 0);
    return element('details', { className: 'sources' }, element('summary', {}, '来源：' + items.length + ' 个机关的 ' + count + ' 份政府信息公开工作年度报告'),
      element('ul', {}, ...items));
  }

  ways(drawn) {
    const said = element('span', { role: 'status', className: 'done' });
    const button = (name, act) => element('button', { type: 'button', onclick: async () => { said.textContent = ''; said.textContent = await act() ?? ''; } }, name);
    const frame = element('textarea', { readOnly: true, rows: 3, 'aria-label': '嵌入代码', value: taking.frame(this.embedAddress(), title(this.view), 560), onfocus: (e) => e.target.select() });
    const save = (extension, blob) => taking.save(title(this.view), extension, blob);
    return element('div', { className: 'ways' }, element('p', {},
      element('span', { className: 'key' }, '取用'),
      button('复制链接', () => taking.copy(location.href)),
      drawn ? button('SVG', () => save('.svg', taking.files.svg(this.sheet()))) : null,
      drawn ? button('PNG', async () => save('.png', await taking.png(this.sheet()))) : null,
      button('CSV', () => save('.csv', taking.files.csv(csv(this.view)))),
      said),
    element('details', {}, element('summary', {}, '嵌入别的网页'), frame, element('p', {}, element('a', { href: this.embedAddress() }, '嵌入页预览'))));
  }

  embedAddress() { return new URL(this.page.root + 'explore/embed.html', document.baseURI).href + location.hash; }

  sheet() {
    const v = this.view;
    return sheet(this.multiples, this.drawings, { title: title(v), summary: summary(v), address: location.href,
      legend: v.choice.view === 'multiples' && v.panels[0]?.series.length > 1 ? v.panels[0].series.map((s) => s.name) : [],
      below: [...notes(v), '来源：各机关政府信息公开工作年度报告，据年报对照整理。', location.href] });
  }
}

// flat is the sentence that stands for a drawing in which nothing would be seen, null where there is something.
function flat(panel) {
  const values = panel.series.flatMap((s) => s.points).map((f) => f.value).filter((value) => value !== undefined);
  if (values.some(Boolean)) return null;
  return { figure: element('p', { className: 'allzero' }, caption(panel) + '：' + (values.length ? '所选各格有数字的全部为 0，不画图。' : '所选各格都没有数字。')) };
}

const caption = (panel) => panel.title + (panel.unit ? '（' + panel.unit + '）' : '');

// spoken is a drawing's figures in words, for those who do not see it; long ones are left to the table.
function spoken(panel) {
  const count = panel.series.reduce((sum, s) => sum + s.points.length, 0);
  if (count > 60) return '共 ' + count + ' 个点，见下表。';
  return panel.series.map((s) => (panel.series.length > 1 ? s.name + '：' : '') + s.points.map((f, i) => panel.labels[i].replace('　', ' ') + ' ' + say(f)).join('，')).join('；') + '。';
}
