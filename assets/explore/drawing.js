// Draws panels with ECharts, as plain as the site's other charts: see assets/charts.js, whose colours it shares. ECharts
// is fetched with the first drawing.

import { grouped } from './number.js';
import { stateWords } from './figures.js';
import { cutOf } from './series.js';

const fontSize = 12;
const hues = 8;
const symbols = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect', 'emptyTriangle', 'emptyDiamond'];
const dashes = ['solid', 'dashed', 'dotted'];
const shades = [0, 0.1, 0.2, 0.32, 0.45, 0.85, 1]; // of the first hue: ink can be read on the light ones, paper on the others
const patterned = matchMedia('print, (prefers-contrast: more)');

let loading;

function load(source) {
  loading ||= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = source;
    script.onload = resolve;
    script.onerror = () => { loading = undefined; reject(new Error('cannot load ' + source)); };
    document.head.append(script);
  });
  return loading;
}

// Drawing is one panel in its box.
export class Drawing {
  // draw makes the drawing; most is the end of an axis that several panels share, 0 for the panel's own.
  static async draw(box, panel, most, source) {
    await load(source);
    const drawing = new Drawing();
    Object.assign(drawing, { box, panel, most, width: 0, points: [] });
    drawing.chart = window.echarts.init(box, null, { renderer: 'svg', height: height(panel) });
    drawing.chart.on('click', (event) => follow(drawing.points[event.data?.k], event));
    drawing.watch = new ResizeObserver(() => { if (box.clientWidth && box.clientWidth !== drawing.width) drawing.redraw(); });
    drawing.watch.observe(box);
    drawing.redraw();
    return drawing;
  }

  redraw() {
    const { box, chart } = this;
    if (!box.clientWidth) return;
    this.width = box.clientWidth;
    const style = getComputedStyle(box);
    const look = (name) => style.getPropertyValue('--chart-' + name).trim();
    chart.resize({ width: box.clientWidth, height: height(this.panel), silent: true });
    this.points = []; // after resize, which draws the old ones once more
    chart.setOption(option(this, { width: box.clientWidth, font: style.fontFamily, look }), { notMerge: true });
    chart.getZr().flush();
  }

  // svg is a copy of what is drawn. ECharts' own text of it leaves quotes in attributes as they are, which is no XML.
  svg() { return this.box.querySelector('svg').cloneNode(true); }

  dispose() {
    this.watch.disconnect();
    this.chart.dispose();
  }
}

// onLook calls back when colours or patterns change.
export function onLook(f) {
  for (const media of [patterned, matchMedia('(prefers-color-scheme: dark)'), matchMedia('print')]) media.addEventListener('change', f);
}

// height of a panel's drawing, in pixels.
export function height(panel) {
  const { kind, labels, series } = panel;
  if (kind === 'line') return panel.small ? 150 : series.length > 4 ? 380 : 320;
  if (kind === 'heat') return headHeight(panel) + 4 + labels.length * 26;
  return 44 + labels.length * Math.max(24, series.length * 17 + 9) + (series.length > 1 ? 28 : 0);
}

function follow(f, event) {
  if (!f?.href || f.state === 'none') return;
  const url = new URL(f.href, document.baseURI);
  const { ctrlKey, metaKey } = event.event?.event ?? {};
  if (ctrlKey || metaKey || window.top !== window) window.open(url, '_blank', 'noopener');
  else location.assign(url);
}

// say is what a figure is called in a drawing.
export function say(f) {
  if (f.text !== undefined) return f.state === 'inferred' ? '[' + grouped(f.text) + ']' : grouped(f.text);
  if (f.state === 'none') return '无';
  return { blank: '□ 空白', missing: '○ 缺失', invalid: '无效：' + (f.raw ?? '') }[f.state] ?? stateWords[f.state];
}

// ---- options

// place is where on a value axis a figure stands; with a logarithmic one 0 keeps its place on the line.
const place = (value, log) => (log ? Math.sign(value) * Math.log10(1 + Math.abs(value)) : value);

const ems = (s) => [...s].reduce((sum, c) => sum + (c >= '\u2E80' ? 1 : 0.56), 0);

function option(drawing, screen) {
  const { panel } = drawing;
  const { look, font } = screen;
  const text = { fontFamily: font, fontSize, color: look('ink') };
  return {
    animation: false, textStyle: text, backgroundColor: 'transparent',
    aria: { enabled: true, label: { enabled: false }, decal: { show: panel.kind === 'bar' && panel.series.length > 1 || patterned.matches } },
    tooltip: {
      renderMode: 'richText', confine: true, trigger: 'item', backgroundColor: look('paper'), borderColor: look('soft'), borderWidth: 1, borderRadius: 0,
      padding: [6, 10], shadowBlur: 0, shadowOffsetX: 0, shadowOffsetY: 0, textStyle: { ...text, lineHeight: 18 },
      formatter: (p) => tip(drawing.points[p.data?.k], panel.unit),
    },
    ...{ line: lines, bar: bars, heat }[panel.kind](drawing, screen),
  };
}

function tip(f, unit) {
  if (!f) return '';
  const lines = [f.organ.name + '　' + f.year + ' 年', f.ind.name, say(f) + (f.text === undefined ? '' : ' ' + unit)];
  if (f.state === 'inferred') lines.push('推定：由原件自身的合计得出');
  if (f.of) lines.push(f.of.map(grouped).join(' ÷ '));
  return lines.join('\n').replace(/[{}|]/g, '');
}

function datum(drawing, f) {
  drawing.points.push(f);
  return { k: drawing.points.length - 1 };
}

function valueAxis(drawing, { look }) {
  const { panel } = drawing;
  const all = panel.series.flatMap((s) => s.points).filter((f) => f.value !== undefined);
  const axis = {
    type: 'value', splitNumber: panel.small ? 2 : 4, minInterval: all.every((f) => Number.isInteger(f.value)) && !panel.log ? 1 : 0,
    axisLabel: { color: look('soft'), fontSize, formatter: (n) => grouped(String(n)), hideOverlap: true },
    splitLine: { show: true, lineStyle: { color: look('hairline'), width: 1 } }, axisLine: { show: false }, axisTick: { show: false },
  };
  if (drawing.most) Object.assign(axis, { max: place(even(drawing.most), panel.log), interval: even(drawing.most) / 2 });
  else if (!all.some((f) => f.value)) axis.max = 1;
  if (!panel.log) return axis;
  const top = Math.max(10, drawing.most, ...all.map((f) => Math.abs(f.value)));
  const marks = [0, ...Array.from({ length: Math.ceil(Math.log10(top)) + 1 }, (_, i) => 10 ** i)].filter((m) => m <= top * 1.3);
  const both = all.some((f) => f.value < 0) ? [...marks.slice(1).map((m) => -m).toReversed(), ...marks] : marks;
  Object.assign(axis, { minInterval: 0, interval: undefined, max: place(Math.max(top, both.at(-1)), true), min: both[0] < 0 ? place(-top, true) : 0 });
  Object.assign(axis.axisLabel, { customValues: both.map((m) => place(m, true)), formatter: (n) => grouped(String(Math.round(Math.sign(n) * (10 ** Math.abs(n) - 1)))) });
  axis.axisTick = { show: false, customValues: both.map((m) => place(m, true)) };
  return axis;
}

// even is the next number above that makes an axis of two steps: 1, 2, 4, 6 or 10 times a power of ten.
function even(most) {
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 4, 6, 10].map((n) => n * power).find((n) => n >= most);
}

const nameAxis = (data, { look }) => ({
  type: 'category', data, axisLabel: { color: look('ink'), fontSize }, splitLine: { show: false }, axisTick: { show: false },
  axisLine: { show: true, onZero: false, lineStyle: { color: look('soft'), width: 1 } },
});

function key(names, { width, look }, room) {
  let rows = 1;
  let x = 0;
  for (const name of names) {
    const item = 25 + 5 + ems(name) * fontSize + 12;
    if (x && x + item > width) { rows++; x = 0; }
    x += item;
  }
  const legend = { show: true, left: 0, top: 0, data: names, type: rows > room ? 'scroll' : 'plain', itemGap: 10, padding: 0, icon: undefined,
    textStyle: { fontSize, lineHeight: 14, color: look('ink') }, pageTextStyle: { color: look('ink') }, pageIconColor: look('ink'), pageIconInactiveColor: look('soft') };
  return { legend, height: (rows > room ? 1 : rows) * 24 };
}

// ---- lines

function lines(drawing, screen) {
  const { panel } = drawing;
  const { look, width } = screen;
  const cut = cutOf(panel.years);
  const broken = cut > 0;
  const names = panel.series.map((s) => s.name);
  const longest = Math.max(...names.map(ems)) * fontSize;
  const named = !panel.small && panel.series.length > 1 && panel.series.length <= 4 && longest <= width * 0.28;
  const { legend, height: top } = panel.series.length > 1 && !named && !panel.small ? key(names, screen, 3) : { legend: { show: false }, height: 0 };
  const series = panel.series.flatMap((s, i) => line(drawing, s, i, cut, named, look));
  if (broken && series.length) {
    series[0].markArea = { silent: true, itemStyle: { color: look('shade') }, label: { show: !panel.small, position: 'top', color: look('soft'), fontSize, distance: 2 },
      data: [[{ name: '表样变更', xAxis: cut - 1 }, { xAxis: cut }]] };
  }
  return { legend, series, xAxis: { ...nameAxis(panel.labels, screen), boundaryGap: true }, yAxis: valueAxis(drawing, screen),
    grid: { left: 4, right: named ? longest + 16 : 20, top: top + (panel.small ? 10 : 26), bottom: 4, containLabel: true } };
}

// line is a series as one line, or as two with a dotted bridge where the forms change, if both mean the same.
function line(drawing, s, i, cut, named, look) {
  const { panel } = drawing;
  const colour = look(String((i % hues) + 1));
  const data = s.points.map((f) => ({ value: f.value === undefined ? null : place(f.value, panel.log), ...datum(drawing, f) }));
  const figures = panel.series.length === 1 && panel.labels.length <= 12;
  const part = (from, to) => ({
    type: 'line', name: s.name, data: data.map((d, j) => (from <= j && j < to ? d : { value: null })), connectNulls: false,
    symbol: symbols[i % symbols.length], symbolSize: 7, showSymbol: true, itemStyle: { color: colour },
    lineStyle: { color: colour, width: 1.6, type: dashes[Math.floor(i / hues) % dashes.length] }, cursor: 'pointer', emphasis: { disabled: true },
    label: { show: figures, position: 'top', color: look('ink'), fontSize, formatter: (p) => say(drawing.points[p.data.k]) }, labelLayout: { hideOverlap: true },
  });
  const runs = cut ? [part(0, cut), part(cut, data.length)] : [part(0, data.length)];
  if (named) {
    const last = runs.findLast((run) => run.data.some((d) => d.value !== null));
    if (last) Object.assign(last, { endLabel: { show: true, color: colour, fontSize, formatter: '{a}' }, labelLayout: { moveOverlap: 'shiftY' } });
  }
  const joined = cut && s.points[0].ind.forms.length === 2 && data[cut - 1].value !== null && data[cut].value !== null;
  if (joined) {
    runs.push({ ...part(0, 0), data: data.map((d, j) => ({ value: j === cut - 1 || j === cut ? d.value : null })), symbol: 'none', silent: true,
      label: { show: false }, lineStyle: { color: colour, width: 1.2, type: [2, 4] } });
  }
  return runs;
}

// ---- bars

function bars(drawing, screen) {
  const { panel } = drawing;
  const { look, width } = screen;
  const longest = Math.max(...panel.labels.map(ems)) * fontSize + 2;
  const widest = Math.max(...panel.series.flatMap((s) => s.points.map((f) => ems(say(f))))) * fontSize;
  const { legend, height: top } = panel.series.length > 1 ? key(panel.series.map((s) => s.name), screen, 2) : { legend: { show: false }, height: 0 };
  const names = { ...nameAxis(panel.labels, screen), inverse: true };
  Object.assign(names.axisLabel, { interval: 0, width: Math.min(longest, width * 0.42), overflow: 'break', lineHeight: 14 });
  const values = valueAxis(drawing, screen);
  values.splitNumber = Math.max(1, Math.min(4, Math.floor((width - names.axisLabel.width - widest) / (widest + 30))));
  const series = panel.series.map((s, i) => ({
    type: 'bar', name: s.name, barMaxWidth: 16, barGap: '12%', itemStyle: { color: look(String((i % hues) + 1)) }, cursor: 'pointer', emphasis: { disabled: true },
    // A gap is a bar of no length that says why; a zero says 0.
    data: s.points.map((f) => ({ value: place(f.value ?? 0, panel.log), ...datum(drawing, f) })),
    label: { show: true, position: 'right', fontSize, color: look('ink'), formatter: (p) => say(drawing.points[p.data.k]) },
  }));
  return { legend, series, yAxis: names, xAxis: values, grid: { left: 4, right: widest + 12, top: top + 8, bottom: 4, containLabel: true } };
}

// ---- heat

// heat is a field for each figure. Where the forms change, the fields stand apart: two grids side by side.
function heat(drawing, screen) {
  const { panel } = drawing;
  const { look, width } = screen;
  const count = panel.series.length;
  const side = Math.min(Math.max(...panel.labels.map(ems)) * fontSize + 16, width * 0.36);
  const [gap, field] = [panel.cut ? 10 : 0, (width - side - 2 - (panel.cut ? 10 : 0)) / count];
  const parts = panel.cut ? [[0, panel.cut], [panel.cut, count]] : [[0, count]];
  const most = Math.max(0, ...panel.series.flatMap((s) => s.points).map((f) => Math.abs(f.value ?? 0)));
  const small = field < 46;
  const option = { legend: { show: false }, xAxis: [], yAxis: [], grid: [], series: [], visualMap: [] };
  parts.forEach(([from, to], i) => {
    const rows = { ...nameAxis(panel.labels, screen), inverse: true, gridIndex: i, axisLine: { show: false } };
    rows.axisLabel = { ...rows.axisLabel, show: i === 0, interval: 0, width: side - 10, overflow: 'truncate' };
    const heads = { ...nameAxis(panel.series.slice(from, to).map((s) => s.name), screen), position: 'top', gridIndex: i, axisLine: { show: false } };
    heads.axisLabel = { ...heads.axisLabel, interval: 0, width: field - 4, overflow: 'break', fontSize: small ? 10 : fontSize };
    option.xAxis.push(heads);
    option.yAxis.push(rows);
    option.grid.push({ left: side + from * field + i * gap, width: (to - from) * field, top: headHeight(panel), bottom: 2 });
    option.visualMap.push({ show: false, min: 0, max: 1, seriesIndex: i, inRange: { color: [look('1'), look('1')] } }); // no heat map does without
    option.series.push({ type: 'heatmap', xAxisIndex: i, yAxisIndex: i, cursor: 'pointer', emphasis: { disabled: true },
      data: panel.series.slice(from, to).flatMap((s, x) => s.points.map((f, y) => ({ value: [x, y, f.value ?? 0], ...datum(drawing, f), ...shaded(f, panel.log, most, look) }))),
      label: { show: true, fontSize: small ? 10 : fontSize, formatter: (p) => brief(drawing.points[p.data.k]) } });
  });
  return option;
}

// headHeight is the room for names above a heat map: years are short, indicators are not.
const headHeight = (panel) => (panel.series.some((s) => s.name.length > 5) ? 84 : 28);

// shaded is how a field looks: nothing for 0 and for what has no figure, six steps for the others.
function shaded(f, log, most, look) {
  const step = f.value ? Math.max(1, Math.ceil(6 * place(Math.abs(f.value), log) / place(most, log))) : 0;
  const colour = step ? tint(look('1'), look('paper'), shades[step]) : 'transparent';
  return { visualMap: false, itemStyle: { color: colour, opacity: 1, decal: { symbol: 'none' }, borderColor: look('hairline'), borderWidth: 1 },
    label: { color: step > 4 ? look('paper') : step ? look('ink') : look('soft') } };
}

// brief is a figure in a small field.
const brief = (f) => (f.text !== undefined ? say(f) : { blank: '□', missing: '○', invalid: '文', few: 'n<10' }[f.state] ?? '·');

function tint(hue, paper, share) {
  const channels = (c) => [1, 3, 5].map((i) => parseInt(c.length === 4 ? c[(i + 1) / 2].repeat(2) : c.slice(i, i + 2), 16));
  const [a, b] = [channels(hue), channels(paper)];
  return '#' + a.map((v, i) => Math.round(v * share + b[i] * (1 - share)).toString(16).padStart(2, '0')).join('');
}
