// Fetches files of the site, each once, and not too many at a time.

const atOnce = 8;

export class Files {
  constructor(root) {
    this.root = root;
    this.kept = new Map();
    this.free = atOnce;
    this.waiting = [];
  }

  // json gives a file's value, null where the site has none of that name.
  json(name) { return this.get(name, (answer) => answer.json()); }

  // bytes gives a file as it is, null where there is none.
  bytes(name) { return this.get(name, async (answer) => new Uint8Array(await answer.arrayBuffer())); }

  get(name, read) {
    if (!this.kept.has(name)) {
      const file = this.fetch(name, read);
      file.catch(() => this.kept.delete(name));
      this.kept.set(name, file);
    }
    return this.kept.get(name);
  }

  async fetch(name, read) {
    if (this.free > 0) this.free--;
    else await new Promise((resolve) => this.waiting.push(resolve));
    try {
      const answer = await fetch(new URL(this.root + name, document.baseURI));
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(name + ': ' + answer.status);
      return await read(answer);
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}
