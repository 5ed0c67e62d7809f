// What a reader can take away of a drawing: it as SVG or PNG, with its title and source on it, and figures as CSV. Charts of
// pages and the explorer share it, and pages are read from a disk too, so it is a plain script with one name.
const taking = (() => {
  'use strict';

  const numeric = /^-?\d+(\.\d+)?$/;
  const escaped = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

  // csv is lines of fields as text that a spreadsheet reads: UTF-8 with a mark in front. A field that a spreadsheet would take
  // for a formula has an apostrophe in front.
  const csv = (lines) => '\uFEFF' + lines.map((fields) => fields.map(field).join(',')).join('\r\n') + '\r\n';

  function field(value) {
    let text = String(value);
    if (/^[=+\-@\t\r]/.test(text) && !numeric.test(text)) text = "'" + text;
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  }

  // sheet joins drawings into one SVG on paper, with words above and below.
  //   parts   { svg, x, y, width, height, caption }: copies of drawings, and where they stand in the frame
  //   words   { title, summary, address, legend, below }: lines of text; legend names the hues of series
  //   style   of an element that has the paper's colours
  function sheet({ parts, width: inner, height: innerHeight, words, style }) {
    const colour = (name) => style.getPropertyValue('--chart-' + name).trim();
    const width = Math.ceil(inner) + 32;
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
    for (const part of parts) {
      const [px, py] = [16 + part.x, top + part.y];
      if (part.caption) out.push(set(part.caption, px, py - 8, 13, colour('ink')));
      out.push(placed(part.svg, { x: px, y: py, width: part.width, height: part.height }));
    }
    y = top + innerHeight + 6;
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

  // png draws a sheet at twice its size.
  async function png({ text, width, height }) {
    const image = new Image();
    image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text);
    await image.decode();
    const canvas = document.createElement('canvas');
    const scale = Math.min(2, 8000 / height, 8000 / width);
    [canvas.width, canvas.height] = [width * scale, height * scale];
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  }

  // save has the browser keep a file, called after what it shows.
  function save(title, extension, blob) {
    const link = document.createElement('a');
    link.download = title.replace(/[\\/:*?"<>|\s]+/g, '').slice(0, 60) + extension;
    link.href = URL.createObjectURL(blob);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  // onPaper calls f while the element has the colours of paper, whatever the reader's screen has.
  function onPaper(element, f) {
    element.classList.add('on-paper');
    try {
      return f();
    } finally {
      element.classList.remove('on-paper');
    }
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return '已复制';
    } catch {
      return '浏览器不许复制，请自行选取：' + text;
    }
  }

  // frame is what another site shows a page of this one with.
  function frame(address, title, height) {
    const e = (text) => text.replace(/[&<>"]/g, (c) => '&#' + c.charCodeAt(0) + ';');
    return '<iframe src="' + e(address) + '" title="' + e(title) + '" width="100%" height="' + height + '" loading="lazy"></iframe>';
  }

  const files = {
    svg: (made) => new Blob([made.text], { type: 'image/svg+xml' }),
    csv: (text) => new Blob([text], { type: 'text/csv;charset=utf-8' }),
  };

  return { csv, sheet, png, save, onPaper, copy, frame, files };
})();
