// The ways to take a chart away: its address behind its title, and below it what <details class="ways"> holds, which is made
// when it is first opened. The stylesheet keeps the room for both, so nothing moves.
const ways = (() => {
  'use strict';

  const embed = document.currentScript.dataset.embed; // the page that shows one chart alone

  const element = (tag, properties, ...children) => {
    const e = Object.assign(document.createElement(tag), properties);
    e.append(...children);
    return e;
  };

  // where is the page's address, as one would cite it.
  const where = () => document.querySelector('link[rel="canonical"]')?.href ?? location.href.replace(/#.*/, '');

  const titleOf = (figure) => figure.querySelector('figcaption').firstChild.textContent.trim();
  const said = (figure, selector) => [...figure.querySelectorAll(selector)].map((e) => e.textContent.replace(/\s+/g, ' ').trim());

  // sheet is the chart with all that a reader of the picture alone must know.
  async function sheet(figure, { copy }) {
    const { svg, width, height } = await copy(figure);
    const box = figure.querySelector('.drawing');
    const address = where() + '#' + figure.id;
    return taking.onPaper(box, () => taking.sheet({ parts: [{ svg, x: 0, y: 0, width, height }], width, height, style: getComputedStyle(box),
      words: { title: said(figure, 'figcaption')[0], summary: said(figure, '.summary')[0], address, legend: [],
        below: [...said(figure, '.told'), '政府信息公开工作年度报告，据年报对照整理。', address] } }));
  }

  // lines are the chart's figures, each with its state and the cell it stands for.
  function lines(figure) {
    const { names, unit, series } = optioning.own(figure);
    const made = names.flatMap((name, i) => series.map((one) => [one, one.data[i]]).map(([one, d]) => [name.value, one.name,
      d.value === null ? '' : optioning.text(d).replace(/[\u2009[\]]/g, ''), unit ?? '',
      d.value === null ? d.text : d.text?.startsWith('[') ? '推定' : '填报', d.of ?? '', d.href ? new URL(d.href, document.baseURI).href : '']));
    return [['名称', '项目', '数值', '单位', '状态', '构成', '出处'], ...made];
  }

  // frame is the code by which another page shows the chart.
  function frame(figure) {
    const root = new URL(embed, document.baseURI).href.replace(/embed\.html$/, '');
    const page = new URL(document.baseURI).href.replace(/[?#].*/, '').slice(root.length).replace(/\.html$/, '');
    return taking.frame(root + 'embed.html#' + page + '/' + figure.id, titleOf(figure), figure.querySelector('.drawing').clientHeight + 180);
  }

  function fill(details, figure, chart) {
    const done = element('span', { className: 'done' });
    done.setAttribute('role', 'status');
    const button = (name, act) => element('button', { type: 'button', onclick: async () => { done.textContent = ''; done.textContent = await act() ?? ''; } }, name);
    const code = element('textarea', { readOnly: true, rows: 3, value: frame(figure), onfocus: (e) => e.target.select() });
    const title = titleOf(figure);
    details.append(element('p', {},
      button('SVG', async () => taking.save(title, '.svg', taking.files.svg(await sheet(figure, chart)))),
      button('PNG', async () => taking.save(title, '.png', await taking.png(await sheet(figure, chart)))),
      button('CSV', () => taking.save(title, '.csv', taking.files.csv(taking.csv(lines(figure))))),
      button('复制链接', () => taking.copy(where() + '#' + figure.id)), done),
    element('label', {}, '嵌入别的网页', code));
  }

  // A chart that stands alone in another page's frame has none.
  return (figure, chart) => {
    if (document.body.classList.contains('alone')) return;
    const address = element('a', { className: 'pilcrow', href: '#' + figure.id }, '¶');
    address.setAttribute('aria-label', '本图地址');
    const details = element('details', { className: 'ways' }, element('summary', {}, '下载、引用、嵌入'));
    figure.querySelector('figcaption').append(address);
    figure.append(details);
    details.addEventListener('toggle', () => fill(details, figure, chart), { once: true });
  };
})();
