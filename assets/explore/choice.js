// The choice is all that decides what is shown. It stands in the address behind #, in words one can read and write:
//
//   o  organs, by the addresses of their pages; a name without a stroke is a sibling of the one before, a stroke
//      in front begins anew; henan/zhengzhou/gongyi:township stands for all townships of the place
//   i  indicators, by id              y  2019-2024 or 2022, nothing for all years
//   v  line bar multiples heat rank table
//   m  number share per               s  linear log
//   r  listed down up name

export const views = ['line', 'bar', 'multiples', 'heat', 'rank', 'table'];
export const measures = ['number', 'share', 'per'];
export const scales = ['linear', 'log'];
export const orders = ['listed', 'down', 'up', 'name'];
export const levels = ['national', 'province', 'prefecture', 'county', 'township', 'department'];

export const empty = () => ({ organs: [], indicators: [], from: 0, to: 0, view: 'line', measure: 'number', scale: 'linear', order: 'listed' });

const one = (value, of) => (of.includes(value) ? value : of[0]);

// parse reads a choice; what it does not know is left out, never guessed.
export function parse(hash, knows) {
  const q = new URLSearchParams(hash.replace(/^#/, '').replaceAll('+', '%2B'));
  const choice = empty();
  choice.organs = organs(q.get('o') ?? '');
  choice.indicators = unique((q.get('i') ?? '').split(',').filter((id) => knows(id)));
  const years = /^(\d{4})(?:-(\d{4}))?$/.exec(q.get('y') ?? '');
  if (years) {
    [choice.from, choice.to] = [Number(years[1]), Number(years[2] ?? years[1])];
    if (choice.from > choice.to) [choice.from, choice.to] = [choice.to, choice.from];
  }
  choice.view = one(q.get('v'), views);
  choice.measure = one(q.get('m'), measures);
  choice.scale = one(q.get('s'), scales);
  choice.order = one(q.get('r'), orders);
  return choice;
}

const path = /^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*)*$/;

function organs(text) {
  const list = [];
  let folder = '';
  for (const item of text.split(',').filter(Boolean)) {
    const [name, level] = item.split(':');
    const full = name === '' ? '' : name.startsWith('/') ? name.slice(1) : name.includes('/') ? name : folder + name;
    if (full ? !path.test(full) : level === undefined) continue;
    if (level !== undefined && !levels.includes(level)) continue;
    folder = full.slice(0, full.lastIndexOf('/') + 1);
    list.push(level === undefined ? full : full + ':' + level);
  }
  return unique(list);
}

export const unique = (list) => [...new Set(list)];

// write gives the address of a choice; parse reads the same choice from it.
export function write(choice) {
  const keys = [];
  const put = (key, value) => value && keys.push(key + '=' + value);
  let folder = '';
  put('o', choice.organs.map((item) => {
    const [full, level] = item.split(':');
    const cut = full.lastIndexOf('/') + 1;
    const end = level === undefined ? '' : ':' + level;
    const same = folder === full.slice(0, cut);
    folder = full.slice(0, cut);
    if (same) return full.slice(cut) + end;
    return (cut ? full : '/' + full) + end;
  }).join(','));
  keys.push('i=' + choice.indicators.join(',')); // also where there is none: an address without i means the first indicator
  put('y', choice.from && (choice.from === choice.to ? String(choice.from) : choice.from + '-' + choice.to));
  put('v', choice.view);
  if (choice.measure !== 'number') put('m', choice.measure);
  if (choice.scale !== 'linear') put('s', choice.scale);
  if (choice.order !== 'listed') put('r', choice.order);
  return '#' + keys.join('&');
}
