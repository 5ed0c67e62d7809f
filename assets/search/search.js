// The search page: what the address asks for, found and listed.

import { element } from './element.js';
import { Files } from './files.js';
import { findOrgans, spell, yearsOf } from './organs.js';
import { fold, places } from './fold.js';
import { longest, parse } from './query.js';
import { passages } from './passage.js';
import { Texts } from './texts.js';

const home = document.getElementById('search');
const root = home.dataset.root;
const files = new Files(root);
const texts = new Texts(files);
const atOnce = 8; // of a list, until its reader wants more; as many reports are read to find them

const say = (text) => { document.getElementById('said').textContent = text; };

async function start() {
  const asked = new URLSearchParams(location.search).get('q') ?? '';
  const input = document.querySelector('form.search').elements.q;
  input.value = asked.slice(0, longest);
  if (!asked.trim()) {
    say('请输入机关、地区、年度、指标，或者正文里的字词。');
    input.focus();
    return;
  }
  say('正在搜索……');
  document.title = input.value + ' · ' + document.title;
  const top = await texts.top();
  const { words, years } = parse(asked, top.years.map((y) => y.year));
  if (!words.length && !years.length) {
    say('没有可以搜索的字词：请输入汉字、字母或数字。');
    return;
  }
  const found = [await organs(words, years), await names(words, years), words.length ? await reports(words, years) : null].filter(Boolean);
  document.getElementById('found').replaceChildren(...found.map((part) => part.section));
  const tell = () => say((found.length ? found.map((part) => part.said()).join('，') + '。' : '没有找到。可以少写几个字，或换一种写法。') +
    (asked.length > longest ? '只用了前 ' + longest + ' 个字。' : ''));
  home.addEventListener('found', tell);
  tell();
}

// part is one list of what was found. row(i) gives its i-th line, null where there is none after all; a line may take time.
// said(shown, all, tried) tells how many there are.
async function part(id, title, said, count, row) {
  const list = element('ol', { className: 'results' });
  const more = element('button', { type: 'button', className: 'more' });
  let next = 0;
  const fill = async () => {
    more.disabled = true;
    const before = list.children.length;
    const rows = await Promise.all(Array.from({ length: Math.min(atOnce, count - next) }, (_, i) => row(next + i)));
    next += rows.length;
    list.append(...rows.filter(Boolean));
    more.disabled = false;
    more.hidden = next >= count;
    more.textContent = list.children.length > before ? '再列 ' + atOnce + ' 条' : '再看 ' + atOnce + ' 份';
    return list.children[before];
  };
  more.addEventListener('click', async () => {
    (await fill() ?? more).querySelector('a')?.focus();
    home.dispatchEvent(new Event('found'));
  });
  await fill();
  if (!list.children.length && more.hidden) return null;
  return { said: () => said(list.children.length, next >= count, next),
    section: element('section', { id, 'aria-labelledby': id + '-title' }, element('h2', { id: id + '-title' }, title), list, more) };
}

// ---- organs and places

async function organs(words, years) {
  const { hits, more } = await findOrgans(files, spell(words.join(' ')));
  const within = hits.filter((e) => !years.length || !e.years || years.some((y) => yearsOf(e.years).includes(y)));
  return part('organs', '机关与地区', () => (more ? '至少 ' : '') + within.length + ' 个机关或地区', within.length, async (i) => organ(within[i], years));
}

function organ(e, years) {
  const page = root + e.path + '.html';
  const region = e.region ? element('span', { className: 'region' }, e.region) : null;
  if (!e.years) return element('li', {}, element('a', { href: page }, e.name), region, element('span', { className: 'region' }, e.reports + ' 份报告'));
  const all = yearsOf(e.years);
  const year = years.find((y) => all.includes(y));
  const links = all.toReversed().flatMap((y) => [' ', element('a', { href: root + e.path + '/' + y + '.html' }, String(y))]);
  return element('li', {}, element('a', { href: year ? root + e.path + '/' + year + '.html' : page }, year ? e.name + ' ' + year + ' 年报告' : e.name), region,
    element('span', { className: 'told' }, year ? element('a', { href: page }, '历年报告') : '报告', ...links));
}

// ---- indicators, rules, comparisons and pages

async function names(words, years) {
  const wanted = [...words, ...years.map(String)];
  const list = (await files.json('search/names.json')).map((page) => {
    const name = fold(page.name).text;
    const all = [name, fold(page.key ?? '').text, fold(page.text ?? '').text].join(' ');
    const has = (text) => wanted.every((w) => text.includes(w));
    return { page, rank: has(name) ? (name === wanted.join('') ? 0 : page.main ? 1 : 2) : has(all) ? (page.main ? 3 : 4) : 9 };
  }).filter(({ rank }) => rank < 9).sort((a, b) => a.rank - b.rank);
  return part('names', '指标、规则与页面', () => list.length + ' 个指标、规则或页面', list.length, async (i) => {
    const { page } = list[i];
    return element('li', {}, element('a', { href: root + page.path }, page.name), element('span', { className: 'region' }, page.kind),
      page.text ? element('span', { className: 'told' }, page.text) : null);
  });
}

// ---- the texts of reports

async function reports(words, years) {
  const { found, exact } = await texts.find(words, years);
  const said = (n, all, tried) => '正文 ' + (exact ? found.length + ' 份报告' : all ? n + ' 份报告'
    : n ? n + ' 份以上（至多 ' + found.length + ' 份）报告' : '可能有的 ' + found.length + ' 份报告看了 ' + tried + ' 份，还没有找到');
  return part('texts', '报告正文', said, found.length, async (i) => {
    const path = await texts.path(found[i]);
    const report = await files.json(path + '.json');
    const told = report && passages(report, words);
    return told && element('li', {}, ...line(path, report, told));
  });
}

// line is what is shown of a report: its name, and the paragraphs that have the words.
function line(path, report, { chosen, more }) {
  const page = root + path + '.html';
  return [element('a', { href: page }, report.organ.name + ' ' + report.year + ' 年报告'),
    element('span', { className: 'region' }, report.organ.region.join('')),
    ...chosen.map((p) => element('p', { className: 'passage' }, ...p.runs.map((r) => (r.marked ? element('mark', {}, r.text) : r.text)), ' ',
      element('a', { href: page + '#' + p.id }, (p.section || '开头') + ' 第 ' + p.number + ' 段'))),
    more > 0 ? element('span', { className: 'told' }, '另有 ' + more + ' 段') : null];
}

start().catch((error) => say('没有取到检索数据：' + error.message + '。请检查网络后重新载入。'));
