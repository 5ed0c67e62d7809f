// Fetches the pieces of data. docs/explore-data.md describes them.

import { Files } from './files.js';
import { findOrgans, spell } from './organs.js';

export const mostOrgans = 300; // in one view: what a reader can take in, and a browser fetch

export class Pieces extends Files {
  catalogue() { return this.json('explore/catalogue.json'); }
  organ(path) { return this.json('explore/organs/' + path + '.json'); }
  place(path) { return this.json('explore/places' + (path ? '/' + path : '') + '.json'); }

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

  // search finds organs, but no places: those are chosen by region.
  async search(query) {
    const { hits, more } = await findOrgans(this, spell(query));
    return { hits: hits.filter((e) => e.years), more };
  }
}
