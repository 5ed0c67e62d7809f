// Draws every <figure data-chart> of a page from what that attribute says, with the ECharts that
// the page's script element names in data-echarts; until then, what package chart drew at build time stands there. ECharts is
// fetched when the first chart comes near the window or the browser has nothing else to do. A drawn figure has data-drawn="true".
//
// The option is put together by option.js. What depends on the reader is decided here: fonts, light or dark, the room
// that names have, how figures in tooltips are set. Nothing here needs an inline script, an inline style or eval, so a
// strict content security policy holds; nothing needs a server, so the pages can be read from a disk.
const charting = (() => {
  'use strict';

  const source = new URL(document.currentScript.dataset.echarts, document.baseURI).href;
  const figures = [];
  const patterned = matchMedia('print, (prefers-contrast: more)'); // where colours may not be enough
  const charts = new Map(); // figure → ECharts instance
  let loading;

  function load() {
    loading ||= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = source;
      script.onload = resolve;
      script.onerror = () => reject(new Error('cannot load ' + source));
      document.head.append(script);
    });
    return loading;
  }

  // ---- drawing

  async function draw(figure) {
    await load();
    if (!charts.has(figure)) drawNow(figure);
  }

  function drawNow(figure) {
    const box = figure.querySelector('.drawing');
    if (!box.clientWidth) return; // folded away: it comes near the window when it is unfolded
    box.replaceChildren();
    const chart = window.echarts.init(box, null, { renderer: 'svg' });
    charts.set(figure, chart);
    chart.on('click', follow(chart, figure));
    redraw(figure);
    let width = box.clientWidth;
    new ResizeObserver(() => {
      if (box.clientWidth === width || !box.clientWidth) return;
      width = box.clientWidth;
      redraw(figure);
    }).observe(box);
  }

  // redraw draws anew, in the width of the box or another one.
  function redraw(figure, width) {
    const chart = charts.get(figure);
    const box = figure.querySelector('.drawing');
    chart.resize({ silent: true, width: width ?? 'auto' });
    chart.setOption(fitted(read(figure), box, width ?? box.clientWidth), { notMerge: true });
    chart.getZr().flush();
    figure.dataset.drawn = 'true';
  }

  const redrawAll = () => charts.forEach((_, figure) => redraw(figure));

  // copy is the drawing as SVG, in the colours of paper, as wide as a page.
  const paperWidth = 880;
  async function copy(figure) {
    await draw(figure);
    const box = figure.querySelector('.drawing');
    const svg = taking.onPaper(box, () => {
      redraw(figure, paperWidth);
      return box.querySelector('svg').cloneNode(true);
    });
    redraw(figure);
    return { svg, width: paperWidth, height: box.clientHeight };
  }

  // ---- the option, in full

  // read gives the figure's option, as it is before it is fitted to a screen.
  function read(figure) {
    const option = optioning.option(optioning.own(figure));
    option.aria.label = { description: [...figure.querySelectorAll('figcaption, .summary')].map((e) => e.textContent.trim()).join('。') };
    return option;
  }

  // ---- the option, fitted to the reader's screen

  const fontSize = 12;

  function fitted(option, box, width) {
    const style = getComputedStyle(box);
    option = resolved(option, style);
    const colour = (name) => style.getPropertyValue('--chart-' + name).trim();
    option.textStyle = { fontFamily: style.fontFamily, fontSize, color: colour('ink') };
    Object.assign(option.tooltip, {
      renderMode: 'richText', confine: true, formatter: tip(option), backgroundColor: colour('paper'), borderColor: colour('soft'),
      borderWidth: 1, borderRadius: 0, padding: [6, 10], shadowBlur: 0, shadowOffsetX: 0, shadowOffsetY: 0,
      textStyle: { ...option.textStyle, lineHeight: 18 },
    });
    option.tooltip.axisPointer.shadowStyle = { color: colour('ink'), opacity: 0.06 };
    option.tooltip.axisPointer.lineStyle = { color: colour('soft'), type: 'solid' };
    for (const axis of [...option.xAxis, ...option.yAxis]) {
      if (axis.type === 'value') Object.assign(axis.axisLabel, { formatter: grouped, hideOverlap: true });
      axis.axisLabel.fontSize = fontSize;
      axis.nameTextStyle = { color: colour('soft'), fontSize };
    }
    for (const series of option.series) {
      if (series.label) series.label.formatter = (p) => text(p.data);
      series.emphasis = { disabled: true };
      series.triggerLineEvent = Boolean(series.href); // else only a line's points hear a click
      series.cursor = series.href || series.data.some((d) => d.href) ? 'pointer' : 'default';
    }
    option.aria.decal.show &&= patterned.matches; // quiet on a screen, where colours tell series apart
    fitSide(option, width);
    fitEnds(option, width);
    fitKey(option, width);
    return option;
  }

  // resolved replaces each var(--name) by what it is now: SVG made by ECharts must have real colours to reckon with.
  function resolved(value, style) {
    if (typeof value === 'string') {
      const name = /^var\((--[\w-]+)\)$/.exec(value);
      return name ? style.getPropertyValue(name[1]).trim() : value;
    }
    if (Array.isArray(value)) return value.map((v) => resolved(v, style));
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, resolved(v, style)]));
    return value;
  }

  // fitSide gives names down the side at most two fifths of the width, with a second line where that is too little,
  // and keeps room behind the longest bar for its figure.
  function fitSide(option, width) {
    const [values] = option.xAxis;
    const [names] = option.yAxis;
    if (names.type !== 'category') return;
    const longest = Math.max(...names.data.map((d) => ems(d.value))) * fontSize + 2;
    Object.assign(names.axisLabel, { width: Math.min(longest, width * 0.4), overflow: 'break', lineHeight: 14 });
    const figures = option.series.filter((s) => s.label?.show).flatMap((s) => s.data.map((d) => ems(text(d))));
    const widest = Math.max(0, ...figures) * fontSize;
    option.grid[0].right = Math.max(48, widest + 8);
    values.splitNumber = Math.max(1, Math.min(4, Math.floor((width - names.axisLabel.width - option.grid[0].right) / (widest + 24))));
    Object.assign(values.nameTextStyle, { verticalAlign: 'top', padding: [8, 0, 0, 0] }); // level with the axis' figures
  }

  // fitEnds makes room for names at the ends of lines; where they would take too much, a legend names the lines.
  function fitEnds(option, width) {
    const named = option.series.filter((s) => s.endLabel);
    if (!named.length) return;
    const longest = Math.max(...named.map((s) => ems(s.name))) * fontSize;
    if (longest <= width * 0.25) {
      option.grid[0].right = longest + 12;
      for (const series of named) series.labelLayout = { moveOverlap: 'shiftY' };
      return;
    }
    for (const series of named) delete series.endLabel;
    option.legend.show = true;
  }

  // fitKey gives the legend as many lines as its names need, up to four; longer ones are leafed through.
  function fitKey(option, width) {
    const { legend, grid: [grid] } = option;
    if (!legend.show) return;
    const icon = option.series[0].type === 'line' ? 25 : 10;
    let rows = 1;
    let x = 0;
    for (const name of legend.data) {
      const item = icon + 5 + ems(name) * fontSize + 18;
      if (x && x + item > width) { rows++; x = 0; }
      x += item;
    }
    Object.assign(legend, { type: rows > 4 ? 'scroll' : 'plain', itemGap: 16, itemWidth: icon, itemHeight: 10, padding: 0 });
    Object.assign(legend.textStyle, { fontSize, lineHeight: 14 });
    grid.top = Number(grid.top) + (rows > 4 ? 1 : rows) * 24;
  }

  // ems is about how wide a text is set, in widths of a 汉字.
  const ems = (s) => [...s].reduce((sum, c) => sum + (c >= '\u2E80' ? 1 : 0.55), 0);

  // ---- figures

  const { grouped, text } = optioning;

  // tip writes a tooltip: the label, then each series with its figure or the state of its gap.
  const tip = (option) => {
    const unit = [...option.xAxis, ...option.yAxis].map((a) => a.name).find(Boolean);
    return (points) => [points[0]?.name ?? '', ...points.filter((p) => p.seriesName && text(p.data)).map((p) =>
      p.seriesName + '\u2003' + text(p.data) + (p.data.value !== null && unit ? ' ' + unit : '') + (p.data.of ? '（' + p.data.of + '）' : ''))].join('\n').replace(/[{}]/g, '');
  };

  // ---- links

  // follow leads to what is tapped; the links of a figure fetched from another page are of that page, its data-page.
  const follow = (chart, figure) => (event) => {
    const { xAxis, yAxis, series } = chart.getOption();
    const axis = { xAxis, yAxis }[event.componentType]?.[0];
    const href = axis ? axis.data?.[event.dataIndex]?.href : event.data?.href || series[event.seriesIndex]?.href;
    if (!href) return;
    const url = new URL(href, figure.dataset.page ?? document.baseURI);
    if (url.protocol !== location.protocol) return;
    const { ctrlKey, metaKey } = event.event?.event ?? {};
    if (ctrlKey || metaKey || window.top !== window) window.open(url, '_blank', 'noopener');
    else location.assign(url);
  };

  // ---- when

  const near = 'IntersectionObserver' in window && new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) { near.unobserve(entry.target); draw(entry.target); }
  }, { rootMargin: '400px' });

  // add takes a figure on.
  function add(figure) {
    figures.push(figure);
    optioning.complete(figure);
    if (near) near.observe(figure);
    else draw(figure);
    ways(figure, { copy });
  }

  for (const figure of document.querySelectorAll('figure[data-chart]')) add(figure);
  const idle = window.requestIdleCallback ?? ((f) => setTimeout(f, 500));
  const fetchAhead = () => { if (figures.length) idle(load); }; // also for who prints without scrolling
  if (document.readyState === 'complete') fetchAhead();
  else addEventListener('load', fetchAhead);

  for (const media of [patterned, matchMedia('(prefers-color-scheme: dark)'), matchMedia('print')]) media.addEventListener('change', redrawAll);
  addEventListener('beforeprint', () => {
    if (window.echarts) figures.filter((figure) => !charts.has(figure)).forEach(drawNow);
  });

  return { add };
})();
