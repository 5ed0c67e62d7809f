// What a view shows: panels, each one drawing, of series of figures; and the same figures as one table. Nothing here
// knows of pages or drawings.

import { figure, order, unit, whole, least, stateWords } from './figures.js';
import { grouped } from './number.js';

export const mostDrawn = 60; // organs in a drawing; of more, the largest
const largest = 30;
export const lastOld = 2020; // the forms change between this year and the next
const mostLines = 8; // indicators of one organ that share a drawing

// look gathers all that is shown of a choice, its organs loaded. group is what they are called together, "" for nothing.
export function look(choice, organs, catalogue, root, group = '') {
  const indicators = choice.indicators.map((id) => catalogue.byID.get(id));
  const years = yearsOf(choice, organs, catalogue);
  const get = (organ, ind, year) => figure(catalogue, organ, ind, year, choice.measure, root);
  const at = years.at(-1);
  const v = { choice, group, organs: ordered(organs, choice, indicators[0], years, get), indicators, years, at, get, catalogue, root };
  v.drawn = drawn(v);
  v.names = named(organs);
  v.panels = years.length && indicators.length && organs.length ? panels(v) : [];
  return v;
}

function yearsOf(choice, organs, catalogue) {
  const have = new Set(organs.flatMap((o) => o.years.filter((y) => y.cells.length).map((y) => y.year)));
  const from = choice.from || Math.min(...have);
  const to = choice.to || Math.max(...have);
  return Number.isFinite(from) && Number.isFinite(to) ? range(from, Math.min(to, from + 30)) : [...catalogue.years];
}

const range = (from, to) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

// newest is the figure of the last year that has one.
function newest(organ, ind, years, get) {
  for (const year of years.toReversed()) {
    const f = get(organ, ind, year);
    if (f.text !== undefined) return f;
  }
  return null;
}

// ordered puts organs in the order that is asked for; those without a figure come last.
function ordered(organs, choice, ind, years, get) {
  if (choice.order === 'name') return organs.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.path < b.path ? -1 : 1));
  if (choice.order === 'listed' || !ind) return organs;
  return byFigure(organs, (o) => newest(o, ind, years, get), choice.order === 'up' ? 1 : -1);
}

function byFigure(organs, f, sign) {
  const list = organs.map((organ, i) => ({ organ, i, f: f(organ) }));
  list.sort((a, b) => !a.f - !b.f || (a.f && b.f && sign * order(a.f, b.f)) || a.i - b.i);
  return list.map((entry) => entry.organ);
}

// drawn are the organs that drawings show, in their order.
function drawn({ organs, indicators, years, get }) {
  if (organs.length <= mostDrawn || !indicators.length) return organs;
  const top = new Set(byFigure(organs, (o) => newest(o, indicators[0], years, get), -1).slice(0, largest));
  return organs.filter((o) => top.has(o));
}

// named calls organs by their short names, with the place above behind where two have the same.
function named(organs) {
  const count = new Map();
  organs.forEach((o) => count.set(o.short, (count.get(o.short) ?? 0) + 1));
  return new Map(organs.map((o) => [o, count.get(o.short) > 1 && o.region.length ? o.short + '（' + o.region.at(-1) + '）' : o.short]));
}

// ---- panels

function panels(v) {
  const { choice: { view }, indicators, years, drawn } = v;
  switch (view) {
    case 'table': return [];
    case 'multiples': return drawn.map((o) => panel(v, 'line', v.names.get(o), years.map(String), sameUnit(indicators), (ind, i) => v.get(o, ind, years[i]), nameOf));
    case 'heat':
      if (years.length > 1 || indicators.length === 1) return indicators.map((ind) => ({ ...rows(v, 'heat', nameOf(ind), years, (o, year) => v.get(o, ind, year), String), cut: cutOf(years) }));
      return [rows(v, 'heat', v.at + ' 年', sameUnit(indicators), (o, ind) => v.get(o, ind, v.at), nameOf)];
    case 'rank': return indicators.map((ind) => ranking(v, ind));
    case 'bar':
      if (drawn.length === 1 && indicators.length > 1) {
        return [panel(v, 'bar', v.names.get(drawn[0]), sameUnit(indicators).map(nameOf), years, (year, i) => v.get(drawn[0], sameUnit(indicators)[i], year), (y) => y + ' 年')];
      }
      return indicators.map((ind) => rows(v, 'bar', nameOf(ind), years, (o, year) => v.get(o, ind, year), (y) => y + ' 年'));
  }
  if (drawn.length === 1 && indicators.length > 1 && indicators.length <= mostLines) {
    return units(indicators, v.choice.measure).map((list) => panel(v, 'line', v.names.get(drawn[0]), years.map(String), list, (ind, i) => v.get(drawn[0], ind, years[i]), nameOf));
  }
  return indicators.map((ind) => panel(v, 'line', nameOf(ind), years.map(String), drawn, (o, i) => v.get(o, ind, years[i]), (o) => v.names.get(o)));
}

const nameOf = (ind) => ind.name;

// units parts indicators into those of one unit.
function units(indicators, measure) {
  const by = new Map();
  indicators.forEach((ind) => by.set(unit(ind, measure), [...(by.get(unit(ind, measure)) ?? []), ind]));
  return [...by.values()];
}

// sameUnit keeps those that can share the first one's axis.
const sameUnit = (indicators) => indicators.filter((ind) => ind.unit === indicators[0].unit);

// panel is one drawing: labels along it, and a series for each member. of(member, i) is its figure at label i.
function panel(v, kind, title, labels, members, of, name) {
  const series = members.map((m) => ({ name: name(m), points: labels.map((_, i) => of(m, i)) }));
  const first = series[0]?.points[0]?.ind;
  return { kind, title, labels, series, unit: first ? unit(first, v.choice.measure) : '', years: kind === 'line' ? v.years : null, log: v.choice.scale === 'log' };
}

// rows is a drawing with an organ a row.
const rows = (v, kind, title, members, of, name) =>
  panel(v, kind, title, v.drawn.map((o) => v.names.get(o)), members, (m, i) => of(v.drawn[i], m), name);

// cutOf is how many years lie before the change of forms, 0 where it is not crossed.
export const cutOf = (years) => Math.max(0, years.findIndex((y) => y > lastOld));

// ranking puts organs in the order of their figures of the last year; equal figures share a rank.
function ranking(v, ind) {
  const all = byFigure(v.organs, (o) => (v.get(o, ind, v.at).text === undefined ? null : v.get(o, ind, v.at)), v.choice.order === 'up' ? 1 : -1)
    .map((o) => v.get(o, ind, v.at)).filter((f) => f.text !== undefined);
  const list = all.length > mostDrawn ? all.slice(0, largest) : all;
  let rank = 0;
  const ranks = list.map((f, i) => (rank = i && order(f, list[i - 1]) === 0 ? rank : i + 1));
  return { kind: 'bar', title: ind.name + '（' + v.at + ' 年）', labels: list.map((f, i) => ranks[i] + '　' + v.names.get(f.organ)),
    series: [{ name: ind.name, points: list }], unit: unit(ind, v.choice.measure), years: null, log: v.choice.scale === 'log' };
}

// ---- words

const measureWords = { number: '', share: '占总计的比例', per: '每百件新收申请' };
const viewWords = { rank: '排名', table: '' };

const listed = (names, most, noun) => (names.length <= most ? names.join('、') : names.slice(0, most).join('、') + '等 ' + names.length + ' ' + noun);

// title says what is shown, in one line.
export function title(v) {
  const { choice, organs, indicators, years } = v;
  if (!organs.length) return '尚未选择机关';
  if (!indicators.length) return '尚未选择指标';
  const when = choice.view === 'rank' || years.length === 1 ? v.at + ' 年' : years[0] + '—' + v.at + ' 年';
  const what = listed(indicators.map((i) => i.name), 2, '项指标');
  return [v.group ? v.group + '（' + organs.length + ' 个）' : listed(organs.map((o) => v.names.get(o)), 3, '个机关'), ' ' + when, what, measureWords[choice.measure], viewWords[choice.view]].filter(Boolean).join('　').replace(/(）?)　 /, (_, end) => end || ' ');
}

// summary says in a sentence or two what a reader of the drawing sees.
export function summary(v) {
  const { organs, indicators } = v;
  if (!organs.length) return '请先选机关：搜索名称、拼音、首字母，或按地区选。';
  if (!indicators.length) return '请选指标。';
  const all = shown(v);
  const some = all.filter((f) => f.text !== undefined);
  const reports = new Set(all.filter((f) => f.page && f.state !== 'none').map((f) => f.page)).size;
  let text = organs.length + ' 个机关、' + reports + ' 份报告的 ' + some.length + ' 个数字';
  const count = new Map();
  all.forEach((f) => f.text === undefined && count.set(f.state, (count.get(f.state) ?? 0) + 1));
  const gaps = ['blank', 'missing', 'invalid', 'few', 'undefined', 'none'].filter((s) => count.has(s)).map((s) => (s === 'none' ? '无报告或无此项' : stateWords[s]) + ' ' + count.get(s) + ' 格');
  if (gaps.length) text += '（另有' + gaps.join('、') + '）';
  if (!some.length) return text + '。';
  if (some.every((f) => f.value === 0)) return text + '，全部为 0。';
  for (const ind of indicators.slice(0, 2)) {
    const own = some.filter((f) => f.ind === ind).sort(order);
    if (!own.length) continue;
    const say = (f) => told(f) + '（' + v.names.get(f.organ) + '，' + f.year + ' 年）';
    text += order(own[0], own.at(-1)) === 0 ? '；' + ind.name + '均为 ' + told(own[0])
      : '；' + ind.name + '最大 ' + say(own.at(-1)) + '，最小 ' + say(own[0]);
  }
  return text + '。';
}

// told is a figure in a sentence, where no line may end between its digits.
const told = (f) => grouped(f.text).replaceAll('\u2009', '\u00A0');

// shown are all figures of the view, also those a drawing leaves out.
export function shown(v) {
  const years = v.choice.view === 'rank' ? [v.at] : v.years;
  return v.indicators.flatMap((ind) => v.organs.flatMap((o) => years.map((year) => v.get(o, ind, year))));
}

// notes are what one must know before quoting.
export function notes(v) {
  const { choice, organs, indicators, years } = v;
  const list = [];
  const all = shown(v);
  if (!all.length) return list;
  if (organs.length > mostDrawn && choice.view !== 'table') list.push('所选 ' + organs.length + ' 个机关多于 ' + mostDrawn + ' 个，图中只画' + indicators[0].name + '最大的 ' + largest + ' 个，其余见表。');
  if (choice.view === 'rank' && all.some((f) => f.text === undefined)) {
    list.push('没有数字、不列名次：' + listed([...new Set(all.filter((f) => f.text === undefined).map((f) => v.names.get(f.organ)))], 20, '个机关') + '。');
  }
  if (choice.view === 'rank' && years.length > 1) list.push('排名取所选年度的最后一年，' + v.at + ' 年。');
  if (years[0] <= lastOld && v.at > lastOld && choice.view !== 'rank') {
    const lines = ['line', 'multiples'].includes(choice.view);
    const not = indicators.filter((ind) => ind.forms.length < 2);
    const can = indicators.filter((ind) => ind.forms.length === 2);
    list.push('2021 年度起改用新表样。' + (can.length ? (not.length ? listed(can.map(nameOf), 4, '项') : '所选指标') + '前后含义相同，可比' + (lines ? '，虚线跨过变更处。' : '。') : '') +
      (not.length ? listed(not.map(nameOf), 4, '项') + '只见于一版表样，与另一版的数字不可比' + (lines ? '，不相连接。' : '。') : ''));
  }
  if (indicators.some((ind) => ind.parts)) list.push('2021 版把（六）其他处理分为三项：三项都有数字时以其和对照，记作推定，否则作缺失。');
  if (['multiples', 'heat', 'bar'].includes(choice.view) && choice.measure === 'number') {
    const left = indicators.filter((ind) => ind.unit !== indicators[0].unit);
    const one = choice.view === 'multiples' || choice.view === 'heat' && years.length === 1 && indicators.length > 1 || choice.view === 'bar' && organs.length === 1 && indicators.length > 1;
    if (left.length && one) list.push('单位不同、不能同轴的见表：' + left.map(nameOf).join('、') + '。');
  }
  if (choice.view === 'multiples') list.push('各小图纵轴相同，可以互相比较。');
  if (choice.view === 'heat') list.push('颜色按' + (indicators.length > 1 && years.length > 1 ? '各图' : '本图') + '最大值分六级，0 不着色；格内是数字。');
  if (choice.measure === 'share') list.push('占比：办理结果占同列办理结果总计，其他各行占该行总计，复议诉讼占该组总计；分母少于 ' + least + ' 的不计算。');
  if (choice.measure === 'per') list.push('每百件新收申请：除以同类申请人的本年新收，复议诉讼除以本年新收总计；分母少于 ' + least + ' 的不计算。');
  const lacking = indicators.filter((ind) => choice.measure !== 'number' && !whole(ind, choice.measure));
  if (lacking.length) list.push('没有这一比率的指标：' + listed(lacking.map(nameOf), 6, '项') + '。');
  if (choice.scale === 'log' && choice.view !== 'heat' && choice.view !== 'table') list.push('对数刻度按 1 与数值之和取对数，0 仍在轴上。');
  if (all.some((f) => ['blank', 'missing', 'invalid', 'none'].includes(f.state))) list.push('空白、缺失、无效和没有报告的，图中留空；0 是填报的数字，照画。');
  if (all.some((f) => f.state === 'inferred' && !f.ind.parts)) list.push('加方括号的数字为推定：原件读不出，由其自身的合计唯一确定。');
  if (new Set(organs.map((o) => o.level)).size > 1) list.push('所选机关级别不同：一级政府的数字含其部门和下级，不能与下级相加。');
  return list;
}
