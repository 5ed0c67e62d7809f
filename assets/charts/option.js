// Reads what a page has of a chart, and puts its option together: what is the chart's own, written by package chart (own.go tells
// its form), and what all of its kind have in common (kinds.js), which comes with ECharts. The result is the option that
// package chart makes with go-echarts; a test holds that.
const optioning = (() => {
  'use strict';

  const grouped = (n) => String(n).replace(/^(-?\d+)/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, '\u2009'));
  const text = (d) => d.text ?? (d.value === null ? '' : grouped(d.value));

  // own gives what the figure has of its own, written out: names and data with their links.
  function own(figure) {
    const it = whole(figure);
    it.names = labelled(it);
    for (const series of it.series) {
      const all = Array.isArray(series.data) ? series.data : it.names.map(() => series.data);
      series.data = all.map((d, i) => {
        const datum = figureOf(d);
        if (series.of?.[i]) datum.of = series.of[i];
        const cell = series.cells?.[i] ?? (datum.text === '无此项' ? undefined : series.cell);
        if (series.hrefs?.[i]) datum.href = series.hrefs[i];
        else if (cell && it.names[i].href) datum.href = it.names[i].href + '#' + cell;
        return datum;
      });
    }
    return it;
  }

  // whole is what the page says of the figure's chart: what it has of its own, what all of the page's have in common, the names that another
  // chart tells for it, and the figures that stand in a table.
  function whole(figure) {
    const page = figure.ownerDocument;
    const it = { ...shared(figure), ...JSON.parse(figure.dataset.chart) };
    if (it.as) Object.assign(it, namesOf(JSON.parse(page.getElementById(it.as).dataset.chart)), { as: undefined });
    if (it.rows) {
      const names = labelled(it);
      Object.assign(it, { series: it.rows.map((id, i) => seriesOf(page.getElementById(id), names, it.called?.[i])), rows: undefined });
    }
    return it;
  }

  // namesOf are the labels and their pages, which one chart tells for others of its page.
  const namesOf = ({ names, years, page, at }) => ({ names, years, page, at });

  function labelled(it) {
    const labels = it.names ?? Array.from({ length: it.years[1] - it.years[0] + 1 }, (_, i) => String(it.years[0] + i));
    const at = it.at ?? (it.page === undefined ? [] : labels);
    return labels.map((value, i) => (at[i] ? { value, href: it.page.replace('*', () => at[i]) } : { value }));
  }

  // seriesOf is the figures of a table's row, which lead where they lead there.
  function seriesOf(row, names, called) {
    const cells = [...row.cells].slice(1).flatMap((cell) => Array(cell.colSpan).fill(cell));
    const key = row.closest('table').dataset.figures && (row.dataset.key ?? row.id);
    const hrefs = cells.map((cell, i) => {
      if (cell.matches('.none') || !names[i].href) return '';
      return cell.querySelector(':scope > a')?.getAttribute('href') ?? (key && !('off' in cell.dataset) ? names[i].href + '#' + key : '');
    });
    return { name: called ?? written(row.cells[0]), data: cells.map(told), hrefs };
  }

  const written = (cell) => [...cell.childNodes].filter((n) => !n.matches?.('small, sup, .vh')).map((n) => n.textContent).join('').trim();

  // told is a cell's figure as data have it: a number, one as it is set, or the word for a gap.
  const gaps = { none: '无此项', missing: '缺失', blank: '空白', invalid: '无效' };
  function told(cell) {
    for (const [state, word] of Object.entries(gaps)) if (cell.classList.contains(state)) return word;
    const figure = written(cell.querySelector(':scope > a') ?? cell);
    if (cell.classList.contains('inferred')) return '[' + grouped(figure) + ']';
    return String(Number(figure)) === figure ? Number(figure) : grouped(figure);
  }

  // shared is what the charts of the figure's page have in common, if anything.
  const shared = (figure) => JSON.parse(figure.closest('[data-charts]')?.dataset.charts ?? '{}');

  // complete tells of a figure what is told once for all of its page: its title, and whose reports it is from; for those who hear
  // it, and wherever it is taken. The heading above it and the head of the page say so to the others.
  function complete(figure) {
    const { title, origin, list, organs, note } = shared(figure);
    if (!title || figure.querySelector('.whole')) return;
    const section = figure.closest('section');
    const table = figure.ownerDocument.getElementById(section.id + '.figures') ?? section.parentElement.closest('section').querySelector('table');
    const element = (tag, className, ...parts) => {
      const e = figure.ownerDocument.createElement(tag);
      e.className = className;
      e.append(...parts);
      return e;
    };
    const link = (text, href) => {
      const a = element('a', '', text);
      a.setAttribute('href', href);
      return a;
    };
    figure.querySelector('figcaption').prepend(element('span', 'whole', title + section.querySelector('h3').textContent, ' '));
    const about = [...(note ? [element('span', 'told', note)] : []),
      element('span', 'told', '来源：', link(origin, list ?? '#' + table.id), organs ?? '', '。'), link('看表', '#' + table.id)];
    const place = figure.querySelector('.origin');
    if (place) place.append(element('span', 'whole', ...about));
    else figure.append(element('p', 'whole origin', ...about));
  }

  // apart makes the figure say all of itself, so that it can stand on another page.
  function apart(figure) {
    const it = whole(figure);
    complete(figure);
    figure.dataset.chart = JSON.stringify(it);
  }

  // figureOf is a datum: a number, one as it is set, or the word for a gap.
  function figureOf(d) {
    if (typeof d === 'number') {
      const set = grouped(d);
      return set === String(d) ? { value: d } : { value: d, text: set };
    }
    const [, set] = /^\[?(-?[\d\u2009]+(?:\.\d+)?)\]?$/.exec(d) ?? [];
    return set === undefined ? { value: null, text: d } : { value: Number(set.replaceAll('\u2009', '')), text: d };
  }

  // option completes what is a chart's own to the option in full.
  function option(it) {
    const { option: { series: looks, ...frame }, top } = chartKinds[it.kind];
    const made = structuredClone(frame);
    const lined = it.kind.startsWith('line');
    const stacked = it.kind.startsWith('stacked');
    const axes = [...made.xAxis, ...made.yAxis];
    const [names, values] = ['category', 'value'].map((type) => axes.find((axis) => axis.type === type));
    const across = names === made.yAxis[0];
    names.data = it.names;
    const linked = it.names.some((name) => name.href);
    if (!linked && across) delete names.triggerEvent;
    else names.triggerEvent = linked;
    values.name = it.unit;
    if (!it.unit) delete values.name;
    if (it.series.some((series) => series.data.some((d) => d.value !== null && !Number.isInteger(d.value)))) delete values.minInterval;
    if (stacked && it.unit === '%') values.max = 100;
    if (!it.marks) made.grid[0].top = top;
    made.legend.show = it.series.length > (lined ? 4 : 1);
    made.legend.data = it.series.map((series) => series.name);
    made.aria.decal.show = !lined && it.series.length > 1;
    const look = (i, first) => {
      const series = structuredClone(looks[lined ? (2 * i) % looks.length : i % looks.length]);
      if (!first) ['markArea', 'markPoint', 'markLine'].forEach((mark) => delete series[mark]); // of a chart, not of a series
      return series;
    };
    made.series = lined ? lines(it, look) : bars(it, look, across);
    return made;
  }

  // lines are one for each series, or two of one look where the series breaks.
  function lines(it, look) {
    const runs = it.break ? [[0, it.break], [it.break, it.names.length]] : [[0, it.names.length]];
    const all = it.series.flatMap((own, i) => {
      const parts = runs.map(([from, to]) => {
        const series = named(look(i, i + from === 0), own);
        series.data = own.data.map((d, j) => (from <= j && j < to ? d : { value: null }));
        return series;
      });
      const last = parts.findLast((series) => series.data.some((d) => d.value !== null));
      const ends = it.series.length > 1 && it.series.length <= 4;
      for (const series of parts) if (!ends || series !== last) delete series.endLabel;
      return parts;
    });
    if (it.break) all[0].markArea.data = [[{ ...all[0].markArea.data[0][0], xAxis: it.break - 1 }, { xAxis: it.break }]];
    else delete all[0].markArea;
    return all;
  }

  // bars have marks where a label has gaps alone, and for references.
  function bars(it, look, across) {
    const all = it.series.map((own, i) => Object.assign(named(look(i, i === 0), own), { data: own.data }));
    const [{ markPoint, markLine }] = all;
    const gaps = it.names.map((_, i) => i).filter((i) => it.series.every((own) => own.data[i].value === null));
    const markOf = (word) => markPoint.data.find((mark) => mark.name === word);
    markPoint.data = gaps.map((i) => ({ ...markOf(it.series[0].data[i].text), coord: across ? [0, i] : [i, 0] }));
    if (!gaps.length) delete all[0].markPoint;
    const [early, late] = markLine.data;
    markLine.data = it.marks?.map((mark) => ({ ...(mark.late ? late : early), name: mark.name, [across ? 'xAxis' : 'yAxis']: mark.at }));
    if (!it.marks) delete all[0].markLine;
    return all;
  }

  const named = (series, own) => Object.assign(series, { name: own.name }, own.href && { href: own.href });

  return { own, option, complete, apart, text, grouped };
})();
