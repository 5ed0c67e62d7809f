// Makes the links of figures whose addresses the heads of their table tell. The table says in data-figures how; package
// templates, which writes it, tells the three ways (table_figures.go); where it also says in data-indicators where the pages of
// indicators are, rows have the addresses of theirs, and their names become links. On a report's own page the heads of columns become
// links to the indicators of the cells below. Figures in the first tables have their links at once, those
// further down when the browser has nothing else to do, or a hand or a key comes near. Without this script a figure can be
// read, and its row's head leads to its report; a report's tables lead to the list of their indicators.
(() => {
  'use strict';

  const main = document.querySelector('main');
  if (!main) return;

  const ways = {
    rows: (table, head, row) => [pageOf(row.cells[0]), [row.parentElement.dataset.key, keyOf(head)].filter(Boolean).join('.')],
    columns: (table, head, row) => [pageOf(head), keyOf(row)],
    years: (table, head, row) => [pageOf(row.cells[0])?.replace(/\.html$/, `/${head.textContent}.html`), keyOf(table)],
  };
  const pageOf = (cell) => cell?.querySelector('a')?.getAttribute('href');
  const keyOf = (part) => part.dataset.key ?? (/indicators\/([^/]+)\.html$/.exec(pageOf(part.cells?.[0] ?? part))?.[1] || (part.matches('table[data-indicators] tr') ? part.id : undefined));

  // bottomHeads are the lowest heads over the columns, from the left.
  function bottomHeads(head) {
    const grid = [];
    [...head.rows].forEach((row, y) => {
      let x = 0;
      for (const cell of row.cells) {
        while (grid[y]?.[x]) x++;
        for (let down = 0; down < cell.rowSpan; down++) {
          for (let across = 0; across < cell.colSpan; across++) (grid[y + down] ??= [])[x + across] = cell;
        }
        x += cell.colSpan;
      }
    });
    return grid.at(-1) ?? [];
  }

  function linkFigures(table) {
    const way = ways[table.dataset.figures];
    delete table.dataset.figures;
    const heads = bottomHeads(table.tHead);
    for (const body of table.tBodies) {
      for (const row of body.rows) {
        let x = 0;
        for (const cell of row.cells) {
          const head = heads[x];
          x += cell.colSpan;
          if (!head || cell.tagName !== 'TD' || !cell.firstChild || cell.classList.contains('none') || 'off' in cell.dataset || cell.querySelector(':scope > a')) continue;
          const [page, key] = way(table, head, row);
          if (page && key) linkFigure(cell, page + '#' + key);
        }
      }
    }
  }

  // linkFigure makes a link of a figure.
  function linkFigure(cell, href) {
    split(cell, Object.assign(document.createElement('a'), { className: 'told', href })); // takes no room: nothing moves when it comes
  }

  // split puts what stands in the cell before its notes and marks into the link.
  function split(cell, link) {
    while (cell.firstChild && !cell.firstChild.matches?.('small, sup, .computed')) link.append(cell.firstChild);
    const last = link.lastChild;
    const blank = cell.firstChild && last?.nodeType === Node.TEXT_NODE && last.data.endsWith(' ') ? last.splitText(last.length - 1) : '';
    cell.prepend(link, blank);
  }

  // linkNames makes links of rows' names: those of the indicators by whose names the rows go.
  function linkNames(table) {
    for (const row of table.querySelectorAll('tbody > tr[id]')) {
      const name = row.cells[0];
      if (!name.querySelector('a')) split(name, Object.assign(document.createElement('a'), { href: table.dataset.indicators + row.id + '.html' }));
    }
  }
  main.querySelectorAll('table[data-indicators]').forEach(linkNames);

  // linkHeads makes links of the heads over the cells of a report: to the indicator of the first cell below each. The way to
  // the list of indicators stands among them.
  function linkHeads(table, catalogue) {
    const folder = catalogue.getAttribute('href').replace(/\.html#.*/, '/');
    let heads = [];
    for (const row of table.rows) {
      if (row.parentElement === table.tHead) heads = bottomHeads(table.tHead);
      else if (row.querySelector('th[scope="col"]')) heads = bottomHeads({ rows: [row] });
      let x = 0;
      for (const cell of row.querySelector('td[id]') ? row.cells : []) {
        const head = heads[x];
        if (head && cell.id && !head.querySelector('a')) split(head, Object.assign(document.createElement('a'), { href: folder + cell.id + '.html' }));
        x += cell.colSpan;
      }
    }
  }
  for (const table of main.querySelectorAll('table:has(td[id])')) {
    const catalogue = table.querySelector('th > a[href*="indicators.html#"]');
    if (catalogue) linkHeads(table, catalogue);
  }

  let linked = 0;
  const waiting = [...main.querySelectorAll('table[data-figures]')].filter((table) => {
    linked += table.querySelectorAll('td').length;
    if (linked < 1500) linkFigures(table);
    return linked >= 1500;
  });
  const idle = window.requestIdleCallback ?? ((next) => setTimeout(next, 100));
  const linkWaiting = () => {
    const table = waiting.shift();
    if (table?.dataset.figures) linkFigures(table);
    if (table) idle(linkWaiting);
  };
  if (waiting.length) {
    idle(linkWaiting);
    for (const near of ['pointerover', 'focusin']) {
      main.addEventListener(near, (event) => {
        const table = event.target.closest('table[data-figures]');
        if (table) linkFigures(table);
      });
    }
  }
})();
