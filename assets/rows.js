// Gives the heads of a table what another table of the page says for them, and rows their addresses (package templates, table_rows.go):
//
//	data-rows="new.figures"  heads of rows lead where those of that table do that are called the same
//	data-heads="new.spread"  heads of columns lead where the heads of that table's rows do, one after the other
//	data-pages               a year in a cell leads to its page, below the one that the row's head leads to
//
// Without this script the heads can be read, and those of the other table lead on; the address of a row opens its page.
(() => {
  'use strict';

  const main = document.querySelector('main');
  if (!main) return;

  // link makes a link of what the cell begins with, before what is said small behind it.
  function link(cell, href) {
    const text = cell?.firstChild;
    if (text?.nodeType !== Node.TEXT_NODE || !href) return;
    if (cell.childNodes.length > 1 && text.data.endsWith(' ')) text.splitText(text.length - 1);
    const a = Object.assign(document.createElement('a'), { href });
    text.replaceWith(a);
    a.append(text);
  }
  const linkOf = (cell) => (cell?.firstChild?.tagName === 'A' ? cell.firstChild.getAttribute('href') : '');
  const rowsOf = (table) => [...table.tBodies].flatMap((body) => [...body.rows]);

  // columnHeads are the lowest heads over the columns behind the labels, of one row or two.
  function columnHeads({ rows: [top, bottom] }) {
    let next = 0;
    return [...top.cells].slice(1).flatMap((cell) => (bottom && cell.rowSpan === 1 ? [...bottom.cells].slice(next, next += cell.colSpan) : [cell]));
  }

  for (const table of main.querySelectorAll('table[data-heads]')) {
    const told = rowsOf(document.getElementById(table.dataset.heads));
    columnHeads(table.tHead).forEach((head, i) => link(head, linkOf(told[i]?.cells[0])));
  }

  const told = new Map(); // of each table that tells of others, the links by what they are called
  for (const table of main.querySelectorAll('table[data-rows]')) {
    const from = table.dataset.rows;
    if (!told.has(from)) told.set(from, new Map(rowsOf(document.getElementById(from)).map(({ cells: [head] }) => [head.textContent, linkOf(head)])));
    for (const { cells: [head] } of rowsOf(table)) link(head, told.get(from).get(head.textContent));
  }

  for (const table of main.querySelectorAll('table[data-pages]')) {
    for (const { cells: [head, ...cells] } of rowsOf(table)) {
      for (const cell of cells) link(cell, linkOf(head).replace(/\.html$/, '/' + cell.textContent + '.html'));
    }
  }

  // The address of a row is the table's, or its group's, and where the row's head leads.
  for (const table of main.querySelectorAll('table[id]')) {
    for (const row of rowsOf(table)) {
      const [page, place] = linkOf(row.cells[0]).replace(/^(\.\.\/)+/, '').split('#');
      const { id, dataset: { key } } = row.parentElement;
      if (!row.id && page) row.id = [id && id === key ? id + '.figures' : table.id, page.replace(/\.html$/, ''), place].filter(Boolean).join('.');
    }
  }

  const named = (() => { try { return decodeURIComponent(location.hash.slice(1)); } catch { return ''; } })();
  if (named && document.getElementById(named)?.tagName === 'TR') location.replace(location.hash);
})();
