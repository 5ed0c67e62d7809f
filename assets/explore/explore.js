// The explorer: address → choice → pieces → view. A change in the form changes the address, and the address decides what
// is shown, so that a link, the way back and a reload all show the same.
//
// Nothing here needs an inline script, an inline style in markup, or eval.

import { parse, write } from './choice.js';
import { Pieces, mostOrgans } from './pieces.js';
import { Catalogue } from './figures.js';
import { look } from './series.js';
import { onLook } from './drawing.js';
import { Result } from './result.js';
import { Controls, groupName, tooMany } from './controls.js';

const home = document.getElementById('explore');
const page = { root: home.dataset.root, echarts: home.dataset.echarts, bare: home.classList.contains('bare'), tableOpen: undefined };
const pieces = new Pieces(page.root);
const result = new Result(page);
let catalogue;
let controls;
let turn = 0;

const say = (text) => { document.getElementById('summary').textContent = text; };

async function start() {
  // A link that is made where no fragment can be (a page built before its reader chooses) has the choice behind ?.
  if (!location.hash && location.search) history.replaceState(null, '', location.pathname + '#' + location.search.slice(1));
  catalogue = new Catalogue(await pieces.catalogue());
  if (!page.bare) controls = new Controls(catalogue, pieces, change);
  addEventListener('hashchange', () => show(fromAddress()));
  onLook(() => result.redraw());
  addEventListener('beforeprint', () => document.getElementById('figures')?.setAttribute('open', '')); // a table that is folded away is not printed
  await show(fromAddress());
}

function fromAddress() {
  const choice = parse(location.hash, (id) => catalogue.has(id));
  if (!choice.indicators.length && !location.hash.includes('i=')) choice.indicators = ['requests.new.total'];
  return choice;
}

// change writes the choice into the address and shows it.
function change(choice) {
  history.pushState(null, '', write(choice));
  show(choice);
}

async function show(choice) {
  const mine = ++turn;
  try {
    const members = new Map(await Promise.all(choice.organs.map(async (item) => [item, await pieces.members(item)])));
    const paths = [...new Set(choice.organs.flatMap((item) => members.get(item)))];
    const within = paths.length <= mostOrgans ? paths : [];
    const organs = (await Promise.all(within.map((path) => pieces.organ(path)))).filter(Boolean);
    const places = await placeNames(choice.organs);
    if (mine !== turn) return;
    const group = choice.organs.length === 1 && choice.organs[0].includes(':') ? groupName(choice.organs[0], places) : '';
    const v = look(choice, organs, catalogue, page.root, group);
    if (controls) {
      controls.placeNames = places;
      controls.follow(choice, { members, organs, years: v.years });
    }
    if (page.bare) document.getElementById('whole').href = 'index.html' + location.hash;
    await result.show(v);
    if (within !== paths) {
      document.getElementById('result-title').textContent = '所选机关太多';
      say(tooMany(paths.length));
    }
  } catch (error) {
    if (mine !== turn) return;
    say('数据没有取到：' + error.message + '。请检查网络后重新载入；同样的数字也在年度对照页和指标页。');
  }
}

// placeNames are the names of the places whose organs are chosen together.
async function placeNames(items) {
  const paths = items.filter((item) => item.includes(':')).map((item) => item.split(':')[0]);
  return new Map(await Promise.all(paths.map(async (path) => [path, (await pieces.place(path))?.name ?? path])));
}

start().catch((error) => say('数据没有取到：' + error.message + '。同样的数字也在年度对照页和指标页。'));
