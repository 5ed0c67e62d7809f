// Finds the reports whose texts have all words, by the pieces of the index. docs/search.md describes them.

import { tokens } from './fold.js';

const most = 4; // tokens whose lists are read for one query; the texts themselves decide the rest

export class Texts {
  constructor(files) { this.files = files; }

  async top() { return (this.ready ??= this.files.json('search/texts.json')); }

  // find gives the numbers of the reports that may have all words and are on one of the years, newest first; exact says
  // that they do.
  async find(words, years) {
    const top = await this.top();
    const wanted = choose(words.map(tokens));
    const lists = await Promise.all(wanted.map((token) => this.list(token, top)));
    lists.sort((a, b) => a.length - b.length);
    let found = lists.length ? lists[0] : Uint32Array.from({ length: top.reports }, (_, i) => i);
    for (const list of lists.slice(1)) found = both(found, list);
    if (years.length) found = found.filter((n) => years.includes(yearAt(n, top.years)));
    return { found, exact: words.every((w) => tokens(w).length === 1 && wanted.includes(tokens(w)[0])) };
  }

  // list gives the numbers of the reports that have the token.
  async list(token, top) {
    let n = -1;
    for (let low = 0, high = top.starts.length; low < high;) {
      const middle = (low + high) >> 1;
      if (top.starts[middle] <= token) n = middle, low = middle + 1;
      else high = middle;
    }
    return n < 0 ? new Uint32Array() : listIn(await this.files.bytes('search/texts/' + n + '.bin'), token);
  }

  // path is the address of a report, without .html.
  async path(number) {
    const { block } = await this.top();
    return (await this.files.json('search/reports/' + Math.floor(number / block) + '.json'))[number % block];
  }
}

// choose takes tokens of all words in turn, of a word those that lie farthest apart, until there are enough.
function choose(lists) {
  const spread = lists.map((list) => {
    const picked = new Set();
    for (let parts = 1; picked.size < Math.min(list.length, most); parts++) {
      for (let i = 0; i <= parts; i++) picked.add(list[Math.floor(((list.length - 1) * i) / parts)]);
      if (parts > list.length) break; // one token several times
    }
    return [...picked];
  });
  const chosen = new Set();
  for (let i = 0; i < most; i++) {
    for (const list of spread) if (i < list.length && chosen.size < most) chosen.add(list[i]);
  }
  return [...chosen];
}

function both(a, b) {
  const out = [];
  for (let i = 0, k = 0; i < a.length && k < b.length;) {
    if (a[i] === b[k]) out.push(a[i]), i++, k++;
    else if (a[i] < b[k]) i++;
    else k++;
  }
  return Uint32Array.from(out);
}

const yearAt = (number, years) => years.findLast((y) => y.first <= number).year;

// listIn reads the token's list in a piece, empty where the piece does not have it.
function listIn(piece, token) {
  let at = 0;
  const number = () => {
    let v = 0;
    for (let shift = 1; ; shift *= 128) {
      const b = piece[at++];
      v += (b & 127) * shift;
      if (b < 128) return v;
    }
  };
  const text = new TextEncoder().encode(token);
  let [before, size, count] = [0, -1, 0];
  for (let left = number(); left > 0; left--) {
    const length = number();
    const same = size < 0 && length === text.length && text.every((b, i) => piece[at + i] === b);
    at += length;
    const reports = number();
    const bytes = number();
    if (same) [size, count] = [bytes, reports];
    else if (size < 0) before += bytes >> 1;
  }
  if (size < 0) return new Uint32Array();
  at += before;
  const list = new Uint32Array(count);
  if (size % 2) {
    for (let i = 0, n = 0; n < count; i++) if ((piece[at + (i >> 3)] >> (i & 7)) & 1) list[n++] = i;
  } else {
    for (let n = 0, next = 0; n < count; next = list[n++] + 1) list[n] = next + number();
  }
  return list;
}
