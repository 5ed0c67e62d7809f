// Fetches the pieces of data, each once. docs/explore-data.md describes them.

export const mostOrgans = 300; // in one view: what a reader can take in, and a browser fetch
const atOnce = 8;

export class Pieces {
  constructor(root) {
    this.root = root;
    this.kept = new Map();
    this.free = atOnce;
    this.waiting = [];
  }

  // get gives a piece, null where the site has none of that name.
  get(name) {
    if (!this.kept.has(name)) {
      const piece = this.fetch(name);
      piece.catch(() => this.kept.delete(name));
      this.kept.set(name, piece);
    }
    return this.kept.get(name);
  }

  async fetch(name) {
    if (this.free > 0) this.free--;
    else await new Promise((resolve) => this.waiting.push(resolve));
    try {
      const answer = await fetch(new URL(this.root + 'explore/' + name, document.baseURI));
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(name + ': ' + answer.status);
      return await answer.json();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }

  catalogue() { return this.get('catalogue.json'); }
  organ(path) { return this.get('organs/' + path + '.json'); }
  place(path) { return this.get(path ? 'places/' + path + '.json' : 'places.json'); }

  // members are the organs that an item of a choice stands for: itself, or those of a level in a place.
  async members(item) {
    const [path, level] = item.split(':');
    if (level === undefined) return [path];
    const place = await this.place(path);
    if (!place) return [];
    const count = place.counts[level] ?? 0;
    if (count > mostOrgans) return Array.from({ length: count }, (_, i) => item + ' ' + i); // too many to be shown: only their number counts
    const list = [];
    if (level === 'department') return (place.departments ?? []).map((o) => o.path);
    const take = (organ) => organ?.level === level && list.push(organ.path);
    const below = await Promise.all((place.children ?? []).map((child) =>
      child.more && (child.counts[level] ?? 0) > (child.own?.level === level ? 1 : 0) ? this.members(child.path + ':' + level) : null));
    take(place.own);
    place.children?.forEach((child, i) => (below[i] ? list.push(...below[i]) : take(child.own)));
    return list;
  }

  // search finds organs by the beginnings of words. The blocks of the word that fewest begin with are read; the other
  // words must stand somewhere in the region, the name or the address.
  async search(query) {
    const words = query.toLowerCase().split(/[\s\u3000,，、]+/).map((w) => w.replace(/[^\p{L}\p{N}]/gu, '')).filter(Boolean);
    if (!words.length) return { hits: [], more: false };
    const { starts } = await this.get('search.json');
    const [{ word, first, last }] = words.map((w) => ({ word: w, ...blocksOf(w, starts) })).sort((a, b) => a.last - a.first - (b.last - b.first));
    const others = words.filter((w) => w !== word);
    const end = Math.min(last, first + (others.length ? 12 : 4)); // beyond, the reader had better type on
    const blocks = await Promise.all(Array.from({ length: end - first }, (_, i) => this.get('search/' + (first + i) + '.json')));
    const hits = new Map();
    for (const entry of blocks.flat()) {
      if (!entry?.word.startsWith(word) || hits.has(entry.path)) continue;
      const about = (entry.region ?? '') + entry.name + '/' + entry.path;
      if (others.every((w) => about.includes(w))) hits.set(entry.path, entry);
    }
    return { hits: [...hits.values()], more: end < last };
  }
}

// blocksOf is where entries that begin with the word are: equal ones may begin in the block before.
function blocksOf(word, starts) {
  const at = starts.findIndex((s) => s >= word);
  const first = Math.max(0, (at < 0 ? starts.length : at) - 1);
  let last = Math.min(first + 1, starts.length);
  while (last < starts.length && starts[last].startsWith(word)) last++;
  return { first, last };
}
