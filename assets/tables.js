// Lets readers sort the tables whose rows may stand in any order, <tbody data-sorts>: a button in the head of each column
// puts the rows in order by it, from large to small first, then the other way round, then back as they were. What has no
// value comes last either way. The head says so in aria-sort. Nothing here is needed to read the table.
(() => {
  'use strict';

  const collator = new Intl.Collator('zh-CN', { numeric: true });

  // columns are the lowest heads over the columns of the table, from the left.
  function columns(head) {
    const grid = [];
    [...head.rows].forEach((row, y) => {
      let x = 0;
      for (const cell of row.cells) {
        while (grid[y]?.[x]) x++;
        for (let dy = 0; dy < cell.rowSpan; dy++) {
          for (let dx = 0; dx < cell.colSpan; dx++) (grid[y + dy] ??= [])[x + dx] = cell;
        }
        x += cell.colSpan;
      }
    });
    return grid.at(-1) ?? [];
  }

  // figure is the number that a cell shows, null where it has none.
  function figure(cell) {
    if (!cell || /\b(none|blank|missing|invalid|dot|dash)\b/.test(cell.className)) return null;
    const shown = cell.cloneNode(true);
    for (const extra of shown.querySelectorAll('small, sup, .vh, .computed')) extra.remove();
    const text = shown.textContent.trim();
    return text === '' || Number.isNaN(Number(text)) ? null : Number(text);
  }

  function sort(body, rows, at, order) {
    const name = (row) => row.cells[0].textContent;
    const key = new Map(rows.map((row) => [row, at ? figure(row.cells[at]) : name(row)]));
    const sorted = order ? rows.toSorted((a, b) => {
      const [x, y] = [key.get(a), key.get(b)];
      if (x === null || y === null) return (x === null) - (y === null);
      return order * (at ? x - y : collator.compare(x, y));
    }) : rows;
    body.append(...sorted);
  }

  for (const body of document.querySelectorAll('tbody[data-sorts]')) {
    const heads = columns(body.closest('table').tHead);
    const rows = [...body.rows];
    if (rows.length < 2) continue;
    let current;
    heads.forEach((head, at) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      const word = head.childNodes[0].textContent;
      button.setAttribute('aria-label', '按' + word + '排序');
      head.append(button);
      button.addEventListener('click', () => {
        const first = at ? 'descending' : 'ascending';
        const second = at ? 'ascending' : 'descending';
        const next = { [first]: second, [second]: null }[head.getAttribute('aria-sort')];
        const order = next === undefined ? first : next;
        current?.removeAttribute('aria-sort');
        current = head;
        if (order) head.setAttribute('aria-sort', order);
        sort(body, rows, at, { ascending: 1, descending: -1 }[order] ?? 0);
      });
    });
  }
})();
