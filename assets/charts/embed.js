// Shows one chart of another page alone: /embed.html#henan/sanmenxia/lingbao/township-2022/compare_new names the page and, behind
// the last stroke, the chart. The page is fetched, and its figure drawn as it is there.
(() => {
  'use strict';

  // Names of the site alone, which begin with a letter or a digit: neither another host nor a folder above.
  const at = /^#([a-z0-9][a-z0-9.-]*(?:\/[a-z0-9][a-z0-9.-]*)*)\/([A-Za-z0-9_]+)$/.exec(location.hash);
  const [home, whole] = [document.getElementById('chart'), document.getElementById('whole')];
  const say = (text) => { document.getElementById('said').textContent = text; };
  addEventListener('hashchange', () => location.reload());
  if (!at) {
    say('地址里没有写明是哪一页的哪一幅图。');
    return;
  }
  const page = new URL(at[1] + '.html', document.baseURI);
  whole.href = page.href + '#' + at[2];

  // links of the chart lead from where they stood.
  function settle(figure) {
    for (const a of figure.querySelectorAll('a[href]')) a.setAttribute('href', new URL(a.getAttribute('href'), page).href);
  }

  async function show() {
    const answer = await fetch(page);
    if (!answer.ok) throw new Error(answer.status);
    const source = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const found = source.getElementById(at[2]);
    if (!found?.matches('figure[data-chart]')) throw new Error('none');
    optioning.apart(found);
    const figure = document.importNode(found, true);
    settle(figure);
    home.replaceChildren(figure);
    figure.dataset.page = page.href;
    document.title = figure.querySelector('figcaption').textContent.trim() + ' · ' + document.title;
    charting.add(figure);
  }

  show().catch(() => say(location.protocol === 'file:' ? '图须经网站打开，从磁盘直接打开不行。' : '没有取到这幅图，请看原页。'));
})();
