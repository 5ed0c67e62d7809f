// Gives every place of a page its address and its citation. Cells, rows, paragraphs, findings, charts and lines of the
// source have ids (rows of several reports from rows.js), so that links to them work without this script; with it a click on a cell or a row's name, or on a
// link that leads to where it stands itself (¶, △3, the number of a line), opens one small box: 复制链接, the citation in
// four forms, 原文. A table is one stop of the Tab key; arrows lead through its cells, Enter opens the box.
//
// The citation is made from the page's own JSON-LD, which package cite writes; here come in what only the reader's
// browser knows: the day of access, the place, and where the site's address isn't known, the address at hand.
(() => {
  'use strict';

  // A page that has moved: the place in it comes along.
  const moved = document.querySelector('a[data-moved]');
  if (moved) {
    location.replace(moved.getAttribute('href') + location.hash);
    return;
  }

  const main = document.querySelector('main');
  if (!main) return;

  // ---- an address of a place that stands with another now, such as a row of a table that a comparison has no more

  // stead is the place that has what the address names: the one it was below, or where that leads.
  function stead(id) {
    const row = /-(?:differs|same)\.indicators\/(.+)$/.exec(id)?.[1]; // of two years side by side
    if (row && document.getElementById(row)) return row;
    for (let end = id.length; (end = id.lastIndexOf('.', end - 1)) > 0;) {
      const holder = document.getElementById(id.slice(0, end));
      if (!holder) continue;
      const to = holder.matches('li') && holder.querySelector('a[href^="#"]')?.hash.slice(1);
      return to ? [to + id.slice(end).replace(/^\.figures/, ''), to].find((other) => document.getElementById(other)) : holder.id;
    }
    return '';
  }
  const named = (() => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ''; } })();
  const instead = named && !document.getElementById(named) ? stead(named) : '';
  if (instead) location.replace('#' + instead);

  // ---- the lines of the source, which say where they lead

  const text = main.querySelector('.facts a[href$=".source.html"]')?.getAttribute('href');
  for (const line of text ? main.querySelectorAll(':is(th, td, caption, p) > a:not([href])') : []) {
    line.className = 'line';
    line.href = text + '#L' + line.textContent.split(' ')[1];
  }

  // ---- the places that have no link to themselves: paragraphs of a report, and lines of the text it was read from

  for (const p of main.querySelectorAll('.reading section > p[id], .doubted > p[id]')) {
    const mark = Object.assign(document.createElement('a'), { className: 'pilcrow', href: '#' + p.id, ariaLabel: '本段地址', textContent: '¶' });
    p.insertBefore(mark, p.querySelector(':scope > a.line'));
  }
  // drawTabs wraps the tabs of a line, so that the style draws them; nothing moves.
  function drawTabs(line) {
    const whole = line.querySelector(':scope > bdi') ?? document.createElement('bdi');
    if (!whole.parentNode) {
      line.prepend(whole);
      whole.append(whole.nextSibling);
    }
    for (const text of [...whole.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE && n.data.includes('\t'))) {
      text.replaceWith(...text.data.split('\t').flatMap((part, i) => (i ? [Object.assign(document.createElement('i'), { textContent: '\t' }), part] : [part])));
    }
  }

  const lines = main.querySelector('ol.source');
  for (const line of lines?.children ?? []) {
    if (line.textContent.includes('\t')) drawTabs(line);
    line.prepend(Object.assign(document.createElement('a'), { className: 'no', href: '#' + line.id, ariaLabel: '第 ' + line.id.slice(1) + ' ' + lines.dataset.unit }));
  }

  if (!HTMLElement.prototype.showPopover) return;

  // ---- the reference

  const site = '年报对照';
  const known = document.getElementById('reference');
  const data = known ? JSON.parse(known.textContent) : {};
  const page = document.querySelector('link[rel="canonical"]')?.href ?? location.href.replace(/[#?].*$/, '');
  const address = (id) => (id ? page + '#' + id : page);

  // figureOf is the way from a cell without an address, in a table of figures from several reports, to the figure's own.
  const figureOf = (element) => (element?.matches('td:not([id])') ? element.querySelector('a[href*="#"]') : null);

  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
  };

  // referenceTo is how an element is cited, or without one the page. What a check found is said by the site, not by the
  // organ whose report it is about.
  function referenceTo(element) {
    const finding = element?.closest('.findings > li');
    const chart = element?.closest('figure.chart');
    const title = data.name ?? document.title.replace(' · ' + site, '');
    const report = data['@type'] === 'Report' && !finding;
    return {
      kind: report ? 'report' : data['@type'] === 'Dataset' ? 'dataset' : 'page',
      author: report ? data.author.name : site,
      title: finding ? '核查：' + words(finding.querySelector('.source a, .source .off')) + '——' + title
        : chart ? words(chart.querySelector('figcaption')) + '——' + title : title,
      published: finding ? data.sdDatePublished : data.datePublished ?? data.dateModified,
      accessed: today(),
      address: address(element?.id),
      proof: [data.encoding && '原件 SHA-256 ' + data.encoding.sha256,
        (data.sdDatePublished ?? data.dateModified) && '数据截至 ' + (data.sdDatePublished ?? data.dateModified)].filter(Boolean).join('，'),
    };
  }

  // words is an element's text without its marks and links to elsewhere.
  function words(element) {
    const copy = element?.cloneNode(true);
    copy?.querySelectorAll('.vh, .pilcrow, .asked, sup').forEach((e) => e.remove());
    return copy?.textContent.trim() ?? '';
  }

  // keyOf is a key that no other place of the site has.
  const keyOf = (r) => new URL(r.address).pathname.replace(/\.html$/, '').split('/').filter(Boolean).slice(-4).join('-')
    + new URL(r.address).hash.replace(/[^A-Za-z0-9]+/g, '-');

  const parts = (day) => day.split('-').map(Number);

  const texEscapes = { '\\': '\\textbackslash{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' };
  const tex = (s) => s.replace(/[\\~^&%$#_{}]/g, (c) => texEscapes[c] ?? '\\' + c);

  function bibtex(r) {
    const fields = [['author', `{{${tex(r.author)}}}`], ['title', `{{${tex(r.title)}}}`]];
    if (r.kind === 'report') fields.push(['institution', `{{${tex(r.author)}}}`]);
    else fields.push(['howpublished', '{\\url{' + r.address + '}}']);
    if (r.published) {
      const [year, month, day] = parts(r.published);
      fields.push(['year', `{${year}}`], ['month', 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')[month - 1]], ['day', `{${day}}`]);
    }
    fields.push(['url', `{${r.address}}`], ['urldate', `{${r.accessed}}`], ['language', '{chinese}']);
    if (r.proof) fields.push(['note', `{${tex(r.proof)}}`]);
    const type = r.kind === 'report' ? 'techreport' : 'misc';
    return `@${type}{${keyOf(r)},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(',\n')}\n}\n`;
  }

  function ris(r) {
    const lines = [['TY', { report: 'RPRT', dataset: 'DATA', page: 'ELEC' }[r.kind]], ['AU', r.author], ['TI', r.title]];
    if (r.kind === 'report') lines.push(['PB', r.author]);
    if (r.published) lines.push(['PY', r.published.slice(0, 4)], ['DA', r.published.replaceAll('-', '/')]);
    lines.push(['UR', r.address], ['Y2', r.accessed.replaceAll('-', '/')], ['LA', 'zh-CN']);
    if (r.proof) lines.push(['N1', r.proof]);
    return [...lines, ['ER', '']].map(([tag, value]) => `${tag}  - ${value.replace(/\s+/g, ' ')}\r\n`).join('');
  }

  function csl(r) {
    return JSON.stringify([{
      id: keyOf(r), type: { report: 'report', dataset: 'dataset', page: 'webpage' }[r.kind], title: r.title, author: [{ literal: r.author }],
      ...(r.kind === 'report' ? { publisher: r.author } : { publisher: site }),
      ...(r.published ? { issued: { 'date-parts': [parts(r.published)] } } : {}),
      accessed: { 'date-parts': [parts(r.accessed)] }, URL: r.address, language: 'zh-CN', ...(r.proof ? { note: r.proof } : {}),
    }], null, 1) + '\n';
  }

  // gbt is what Reference.GBT7714 of package cite writes, with the day of access; a test holds the two together.
  function gbt(r) {
    const mark = { report: '[R/OL]', dataset: '[DB/OL]', page: '[EB/OL]' }[r.kind];
    return `${r.author}. ${r.title}${mark}. ${r.published ? `(${r.published})` : ''}[${r.accessed}]. ${r.address}.${r.proof ? ` ${r.proof}.` : ''}`;
  }

  const forms = [['GB/T 7714', gbt], ['BibTeX', bibtex], ['RIS', ris], ['CSL-JSON', csl]];

  // ---- what can be taken along

  function node(tag, properties, ...children) {
    const n = Object.assign(document.createElement(tag), properties);
    n.append(...children);
    return n;
  }

  // taker is a button that copies a text. Where the browser forbids that, the text is shown, selected.
  function taker(name, text, said) {
    const button = node('button', { type: 'button', textContent: name });
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(text());
        said.replaceChildren('已复制' + (name === '复制链接' ? '链接' : ' ' + name));
      } catch {
        const field = node('textarea', { readOnly: true, value: text(), rows: 3, ariaLabel: name });
        said.replaceChildren('请自行复制：', field);
        field.select();
      }
    });
    return button;
  }

  function takers(element, said) {
    const figure = figureOf(element);
    if (figure) return [taker('复制链接', () => new URL(figure.getAttribute('href'), page).href, said)];
    return [taker('复制链接', () => address(element?.id), said),
      node('span', { className: 'forms' }, '引用 ', ...forms.flatMap(([name, write], i) => [i ? ' ' : '', taker(name, () => write(referenceTo(element)), said)]))];
  }

  // ---- the box

  const said = node('p', { className: 'said' });
  said.setAttribute('role', 'status');
  const offers = node('p', {});
  const box = node('div', { className: 'here', popover: 'auto' }, offers, said);
  box.setAttribute('role', 'group');
  let opener;

  function open(element, at) {
    if (!box.isConnected) document.body.append(box);
    opener?.classList.remove('opened');
    opener = at;
    opener.classList.add('opened');
    said.replaceChildren();
    const source = origin(element) ?? figureOf(element);
    offers.replaceChildren(...takers(element, said), ...(source ? [node('a', { href: source.getAttribute('href'), textContent: figureOf(element) ? '所在报告' : '原文 ' + source.textContent.trim() })] : []));
    box.setAttribute('aria-label', (element.id ? '#' + element.id : '此数') + ' 的地址与引用');
    box.showPopover();
    const spot = at.getBoundingClientRect();
    const room = document.documentElement.clientWidth - box.offsetWidth - 8;
    box.style.left = Math.max(8, Math.min(spot.left, room)) + scrollX + 'px';
    box.style.top = spot.bottom + scrollY + 6 + 'px';
    offers.querySelector('button').focus({ preventScroll: true });
  }

  // origin is the way to the source that stands nearest: in the row, the paragraph, the finding, the paragraph that tells a figure,
  // else over the table.
  function origin(element) {
    const link = 'a[href*=".source.html#"]';
    const told = element.closest('table.told tbody')?.querySelector('a[href^="#"]')?.hash.slice(1);
    return element.closest('tr, p, li')?.querySelector(link) ?? document.getElementById(told)?.querySelector(link) ?? element.closest('table')?.querySelector('caption ' + link);
  }

  box.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    opener.classList.remove('opened');
    if (box.contains(document.activeElement) || document.activeElement === document.body) opener.focus({ preventScroll: true });
  });
  main.addEventListener('scroll', () => box.isConnected && box.hidePopover(), { capture: true, passive: true });

  // ---- what opens it

  // placeOf is the element whose address is asked for at a node, none where the node has a use of its own.
  function placeOf(target) {
    const link = target.closest('a[href]');
    if (link) {
      const leads = link.hash && link.getAttribute('href').startsWith('#') && document.getElementById(decodeURIComponent(link.hash.slice(1)));
      return leads && leads.contains(link) ? leads : null;
    }
    if (target.closest('button, input, select, textarea, summary, label')) return null;
    const cell = target.closest('td');
    if (cell && (cell.id || figureOf(cell))) return cell;
    return target.closest('tr[id] > th')?.parentElement ?? null;
  }

  main.addEventListener('click', (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || !getSelection().isCollapsed) return;
    const element = placeOf(event.target);
    if (element) open(element, event.target.closest('a, td, th') ?? element);
  });

  // ---- the keyboard

  const stop = 'td[id], td:has(> a[href*="#"]), tr[id] > th';
  const isStop = (cell) => Boolean(cell?.matches(stop));
  const hint = node('p', { className: 'vh', id: 'cells-hint', textContent: '方向键在各格之间移动，回车取得此格的地址和引用。' });

  function makeStop(cell) {
    cell.closest('table').querySelectorAll('[tabindex="0"]').forEach((other) => { other.tabIndex = -1; });
    cell.tabIndex = 0;
    cell.setAttribute('aria-describedby', hint.id);
  }

  const tables = [...main.querySelectorAll('table')].filter((table) => table.querySelector(stop));
  if (tables.length) main.append(hint);
  for (const table of tables) makeStop(table.querySelector('td:target, tr:target > th') ?? table.querySelector('td[id]') ?? table.querySelector(stop));

  const steps = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0], Home: [0, -Infinity], End: [0, Infinity] };

  main.addEventListener('keydown', (event) => {
    const cell = event.target;
    if (!isStop(cell) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      open(cell.matches('td') ? cell : cell.parentElement, cell);
      return;
    }
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const rows = [...cell.closest('table').rows].map((row) => [...row.cells].filter(isStop)).filter((row) => row.length);
    const y = rows.findIndex((row) => row.includes(cell));
    const row = rows[Math.max(0, Math.min(rows.length - 1, y + step[0]))];
    const next = row[Math.max(0, Math.min(row.length - 1, rows[y].indexOf(cell) + step[1]))];
    makeStop(next);
    next.focus();
  });

  // ---- the page's own citation

  const section = main.querySelector('section.cite');
  if (section) {
    const told = node('p', { className: 'said' });
    told.setAttribute('role', 'status');
    section.querySelector('.reference').textContent = gbt(referenceTo());
    section.querySelector('.blank-day')?.remove();
    section.append(node('p', { className: 'take' }, ...takers(null, told)), told,
      node('p', { className: 'intro', textContent: '点表中的数字、行名，或段末的 ¶、疑问的标记，可复制它们各自的地址和引用。' }));
  }
  main.classList.add('linked');
})();
