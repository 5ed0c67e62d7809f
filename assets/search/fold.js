// How texts and queries are read; search/fold.go reads the texts for the index in the same way. 汉字 and words of Latin
// letters and digits are kept, in lower case and half width. Blanks, quotation marks and brackets are passed over, and
// part words only; of any other marks a run becomes one gap.

export const gap = ' ';

const passedOver = new Set(' \t\n\r\u00a0\u3000《》〈〉“”‘’"\'「」()（）[]【】〔〕');

const isHan = (c) => (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || c === 0x3007 || (c >= 0xf900 && c <= 0xfaff);

function letter(c) {
  if (c >= 0xff01 && c <= 0xff5e) c -= 0xff01 - 0x21;
  if ((c >= 0x61 && c <= 0x7a) || (c >= 0x30 && c <= 0x39)) return String.fromCharCode(c);
  return c >= 0x41 && c <= 0x5a ? String.fromCharCode(c + 0x20) : '';
}

const isLetter = (character) => character !== undefined && /[a-z0-9]/.test(character);

// fold gives what of a text is searched, and of each of its characters the place in the text.
export function fold(text) {
  const out = [];
  const at = [];
  let blank = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    const word = letter(c);
    if (!isHan(c) && !word && passedOver.has(text[i])) {
      blank = true;
      continue;
    }
    const known = isHan(c) || word;
    if (known ? word && blank && isLetter(out.at(-1)) : out.at(-1) !== gap) out.push(gap), at.push(i);
    if (known) out.push(word || text[i]), at.push(i);
    blank = false;
  }
  return { text: out.join(''), at };
}

// tokens are what the index has of a phrase without gaps, in order: words, pairs of 汉字, and what stands alone.
export function tokens(phrase) {
  const list = [];
  for (const [run] of phrase.matchAll(/[a-z0-9]+|[^a-z0-9]+/g)) {
    if (isLetter(run[0])) {
      if (run.length <= 32) list.push(run);
    } else if (run.length === 1) list.push(run);
    else for (let i = 0; i + 1 < run.length; i++) list.push(run.slice(i, i + 2));
  }
  return list;
}

// places are where a phrase stands in folded text, as pairs of a first and a last character. Words are whole words.
export function places(folded, phrase) {
  const found = [];
  for (let i = folded.indexOf(phrase); i >= 0; i = folded.indexOf(phrase, i + 1)) {
    const end = i + phrase.length;
    if (isLetter(phrase[0]) && isLetter(folded[i - 1])) continue;
    if (isLetter(phrase.at(-1)) && isLetter(folded[end])) continue;
    if (!found.length || found.at(-1)[1] < i) found.push([i, end - 1]);
  }
  return found;
}
