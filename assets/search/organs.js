// Finds organs and places by the beginnings of words. docs/explore-data.md describes the index.

const most = 4; // blocks for one word alone; beyond, the reader had better type on
const mostWithOthers = 12;
const ranks = ['national', 'province', 'prefecture', 'county', 'township', 'department'];

// spell gives the words of a query as the index has them.
export const spell = (query) => query.toLowerCase().normalize('NFKC').split(/[\s,、]+/).map((w) => w.replace(/[^\p{L}\p{N}]/gu, '').slice(0, 40)).filter(Boolean);

// findOrgans gives the entries that have all words, the closest first; more says that there are others. The blocks of the
// word that fewest begin with are read; the other words must stand somewhere in the region, the name or the address.
export async function findOrgans(files, words) {
  if (!words.length) return { hits: [], more: false };
  const { starts } = await files.json('explore/search.json');
  const [{ word, first, last }] = words.map((w) => ({ word: w, ...blocksOf(w, starts) })).sort((a, b) => a.last - a.first - (b.last - b.first));
  const others = words.filter((w) => w !== word);
  const end = Math.min(last, first + (others.length ? mostWithOthers : most));
  const found = await read(files, first, end, (e) => e.word.startsWith(word) && others.every((w) => about(e).includes(w)));
  if (found.length || words.length > 1) return { hits: inOrder(found, word), more: end < last };
  return { hits: await behindPlaces(files, word, starts), more: false };
}

const about = (e) => (e.region ?? '') + e.name + '/' + e.path;

async function read(files, first, end, fits) {
  const blocks = await Promise.all(Array.from({ length: end - first }, (_, i) => files.json('explore/search/' + (first + i) + '.json')));
  return blocks.flat().filter((e) => e && fits(e));
}

// behindPlaces finds 河南新郑辛店: an organ behind the names of places that lie around it, in their order. Where their names
// may end is tried: at first anywhere, then only where a full name does.
async function behindPlaces(files, word, starts) {
  const letters = /^[a-z0-9]/.test(word);
  for (let i = 2; word.length - i >= 2 && i <= 24; i++) {
    const [places, rest] = [word.slice(0, i), word.slice(i)];
    if (i > (letters ? 10 : 6) && !/[省市区州盟县旗]$/.test(places)) continue;
    const { first, last } = blocksOf(rest, starts);
    const found = await read(files, first, Math.min(first + 2, last), (e) => e.word.startsWith(rest) && inTurn(places, letters ? e.path : e.region ?? ''));
    if (found.length) return inOrder(found, rest);
  }
  return [];
}

// inTurn reports whether the characters stand in the text in this order, others between them.
function inTurn(characters, text) {
  let at = 0;
  return [...characters].every((c) => (at = text.indexOf(c, at) + 1) > 0);
}

// inOrder puts organs first that are called so from the beginning, then those of which least is left to be typed, then the
// widest. Each organ comes once.
function inOrder(entries, word) {
  const rank = (e) => [e.name.startsWith(word) || /^[a-z0-9]/.test(word) ? 0 : 1, e.word.length - word.length, (ranks.indexOf(e.level) + ranks.length + 1) % (ranks.length + 1)];
  const ranked = entries.map((e) => ({ e, r: rank(e) })).sort((a, b) => a.r[0] - b.r[0] || a.r[1] - b.r[1] || a.r[2] - b.r[2] || (a.e.path < b.e.path ? -1 : 1));
  const hits = new Map();
  for (const { e } of ranked) if (!hits.has(e.path + e.name)) hits.set(e.path + e.name, e);
  return [...hits.values()];
}

// blocksOf is where entries that begin with the word are: equal ones may begin in the block before.
function blocksOf(word, starts) {
  const at = starts.findIndex((s) => s >= word);
  const first = Math.max(0, (at < 0 ? starts.length : at) - 1);
  let last = Math.min(first + 1, starts.length);
  while (last < starts.length && starts[last].startsWith(word)) last++;
  return { first, last };
}

// yearsOf reads 2019-2022,2024.
export const yearsOf = (ranges) => ranges.split(',').filter(Boolean).flatMap((range) => {
  const [first, last = first] = range.split('-').map(Number);
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
});
