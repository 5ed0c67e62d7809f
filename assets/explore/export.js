// What a reader can take away: the figures as CSV, the drawing as SVG or PNG with its title and source on it.

import { shown } from './series.js';
import { stateWords, unit } from './figures.js';

const levelWords = { national: '国家', province: '省级', prefecture: '地级', county: '县级', township: '乡级', department: '部门' };
const numeric = /^-?\d+(\.\d+)?$/;

// csv is one line for each figure, as text that a spreadsheet reads: UTF-8 with a mark in front. A field that a
// spreadsheet would take for a formula has an apostrophe in front.
export function csv(v) {
  const measure = v.choice.measure;
  const head = ['机关', '地区', '级别', '代码', '年度', '指标', '键', '数值', '单位', '状态', '原文', ...(measure === 'number' ? [] : ['分子', '分母']), '出处'];
  const lines = shown(v).map((f) => [f.organ.name, f.organ.region.join(''), levelWords[f.organ.level] ?? '', f.organ.code, f.year, f.ind.name, f.ind.id,
    f.text ?? '', unit(f.ind, measure), f.state === 'reported' ? '填报' : stateWords[f.state], f.raw ?? '',
    ...(measure === 'number' ? [] : f.of ?? ['', '']), f.href && f.state !== 'none' ? new URL(f.href, document.baseURI).href : '']);
  return '\uFEFF' + [head, ...lines].map((fields) => fields.map(field).join(',')).join('\r\n') + '\r\n';
}

function field(value) {
  let text = String(value);
  if (/^[=+\-@\t\r]/.test(text) && !numeric.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

const escaped = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

// svg joins the drawings of a view into one, as they stand on the screen, with words above and below.
export function svg(box, drawings, words) {
  const style = getComputedStyle(box);
  const colour = (name) => style.getPropertyValue('--chart-' + name).trim();
  const frame = box.getBoundingClientRect();
  const width = Math.ceil(frame.width) + 32;
  const set = (text, x, y, size, fill) => `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}">${escaped(text)}</text>`;
  const out = [];
  let y = 16;
  for (const line of wrapped(words.title, width - 32, 17)) out.push(set(line, 16, (y += 22), 17, colour('ink')));
  if (words.legend.length) {
    let x = 16;
    y += 20;
    words.legend.forEach((name, i) => {
      out.push(set('— ' + name, x, y, 12, colour(String((i % 8) + 1))));
      x += ([...name].length + 4) * 12;
    });
  }
  y += 24;
  const top = y;
  for (const { drawing, caption } of drawings) {
    const at = drawing.box.getBoundingClientRect();
    const [x, yy] = [16 + at.left - frame.left, top + at.top - frame.top];
    if (caption) out.push(set(caption, x, yy - 8, 13, colour('ink')));
    out.push(placed(drawing.svg(), { x, y: yy, width: at.width, height: at.height }));
  }
  y = top + frame.height + 6;
  for (const text of words.below) for (const line of wrapped(text, width - 32, 12)) out.push(set(line, 16, (y += 18), 12, colour('soft')));
  const height = Math.ceil(y + 16);
  return { width, height, text: `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(style.fontFamily)}"><title>${escaped(words.title)}</title><desc>${escaped(words.summary + ' ' + words.address)}</desc><rect width="100%" height="100%" fill="${colour('paper')}"/>${out.join('')}</svg>` };
}

function placed(root, attributes) {
  for (const [name, value] of Object.entries(attributes)) root.setAttribute(name, value);
  root.removeAttribute('style');
  return new XMLSerializer().serializeToString(root);
}

// wrapped breaks a text into lines of about the width.
function wrapped(text, width, size) {
  const lines = [''];
  let x = 0;
  for (const c of text) {
    const w = (c >= '\u2E80' ? 1 : 0.58) * size;
    if (x + w > width) { lines.push(''); x = 0; }
    lines[lines.length - 1] += c;
    x += w;
  }
  return lines;
}

// png draws the SVG at twice its size.
export async function png({ text, width, height }) {
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text);
  await image.decode();
  const canvas = document.createElement('canvas');
  const scale = Math.min(2, 8000 / height, 8000 / width);
  [canvas.width, canvas.height] = [width * scale, height * scale];
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

// save has the browser keep a file.
export function save(name, blob) {
  const link = document.createElement('a');
  link.download = name;
  link.href = URL.createObjectURL(blob);
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
