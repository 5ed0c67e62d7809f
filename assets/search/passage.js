// Finds in a report the paragraphs that have the words: what is shown of it.

import { fold, places } from './fold.js';

const before = 24; // characters that are shown in front of a word
const shown = 90; // and from it on, of one paragraph; the words share them
const least = 30;
const near = 8; // less is not worth leaving out
const mostPassages = 3;

// passages gives the paragraphs that together have all words, each with what is to be marked; null where a word is in none,
// nor in the report's title and its organ's name.
export function passages(report, words) {
  const heads = [report.organ.region.join('') + report.organ.name, report.title].map((text) => fold(text).text);
  const paragraphs = [];
  for (const section of sections(report)) {
    section.text.forEach((text, i) => {
      const folded = fold(text);
      const found = words.map((w) => places(folded.text, w));
      if (found.some((list) => list.length)) paragraphs.push({ section, text, folded, found, id: section.id + '-p' + (i + 1), number: i + 1 });
    });
  }
  const open = new Set(words.map((_, i) => i).filter((i) => paragraphs.some((p) => p.found[i].length)));
  if (words.some((w, i) => !open.has(i) && !heads.some((h) => places(h, w).length))) return null;
  const chosen = [];
  while (open.size && chosen.length < mostPassages) {
    const gain = (p) => p.found.filter((list, i) => list.length && open.has(i)).length;
    const best = paragraphs.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    best.found.forEach((list, i) => list.length && open.delete(i));
    chosen.push(best);
  }
  chosen.sort((a, b) => paragraphs.indexOf(a) - paragraphs.indexOf(b));
  return { chosen: chosen.map(excerpt), more: paragraphs.length - chosen.length };
}

// sections gives each section the address it has on the report's page.
function sections(report) {
  const taken = {};
  return report.sections.map((s) => {
    const n = (taken[s.number] = (taken[s.number] ?? 0) + 1);
    return { ...s, id: 's' + s.number + (n > 1 ? '-' + n : '') };
  });
}

// excerpt cuts the paragraph around the first place of each word, into runs of text that are to be marked or not.
function excerpt({ section, text, folded, found, id, number }) {
  const marks = found.flat().map(([first, last]) => [folded.at[first], folded.at[last] + 1]).sort((a, b) => a[0] - b[0]);
  const runs = [];
  let at = 0;
  for (const [start, cut] of windows(text, found.filter((list) => list.length).map(([[first]]) => folded.at[first]))) {
    const end = marks.find(([first, last]) => first < cut && last > cut)?.[1] ?? cut;
    runs.push({ text: start > at ? '…' : '' });
    at = start;
    for (const [first, last] of marks) {
      if (last <= at || first >= end) continue;
      runs.push({ text: text.slice(at, Math.max(first, at)) }, { text: text.slice(Math.max(first, at), Math.min(last, end)), marked: true });
      at = Math.min(last, end);
    }
    runs.push({ text: text.slice(at, end) });
    at = end;
  }
  runs.push({ text: at < text.length ? '…' : '' });
  return { id, number, section: section.title, runs: runs.filter((r) => r.text) };
}

// windows are the parts of the text around the places, in order, those that nearly touch made one.
function windows(text, starts) {
  const room = Math.max(least, shown / starts.length);
  const list = [];
  for (const at of starts.sort((a, b) => a - b)) {
    const end = Math.min(text.length, at + room);
    if (list.length && at - before <= list.at(-1)[1] + near) list.at(-1)[1] = Math.max(end, list.at(-1)[1]);
    else list.push([Math.max(0, at - before), end]);
  }
  if (list[0][0] < near) list[0][0] = 0;
  if (text.length - list.at(-1)[1] < near) list.at(-1)[1] = text.length;
  return list.map((ends) => ends.map((i) => (isLow(text, i) ? i + 1 : i)));
}

const isLow = (text, i) => i < text.length && text.charCodeAt(i) >= 0xdc00 && text.charCodeAt(i) <= 0xdfff;
