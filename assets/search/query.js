// What a reader types: words, phrases between quotation marks, and years.

import { fold, gap } from './fold.js';

export const longest = 200; // characters of a query; nobody means more

const yearOf = /(?<![0-9A-Za-z])((?:19|20)\d\d)(?:年度|年)?(?=$|政府信息公开|信息公开|年度报告|年报|报告)/;
const title = /^(关于)?(政府)?(信息公开)?(工作)?(年度)?(工作)?(报告|年报|情况)$/; // what all titles end with

// parse gives a query's years, those of the site alone, and its words as they are folded, without what titles end with
// where there are others. Years between quotation marks are words.
export function parse(query, siteYears) {
  const years = [];
  const chunks = [];
  const rest = query.slice(0, longest).replace(/["“”「『]([^"“”」』]*)["“”」』]/g, (_, phrase) => { chunks.push(phrase); return ' '; });
  for (let chunk of rest.split(/[\s\u3000,，、;；]+/)) {
    const m = yearOf.exec(chunk.normalize('NFKC'));
    if (m && siteYears.includes(Number(m[1]))) {
      years.push(Number(m[1]));
      chunk = chunk.normalize('NFKC');
      chunks.push(chunk.slice(0, m.index), chunk.slice(m.index + m[0].length));
    } else chunks.push(chunk);
  }
  let words = [...new Set(chunks.flatMap((chunk) => fold(chunk).text.split(gap)).filter(Boolean))];
  if (words.length > 1 || years.length) words = words.filter((w) => !title.test(w));
  return { words, years: [...new Set(years)] };
}
