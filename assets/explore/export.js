// What a reader can take away of a view: its figures as CSV, and the drawings as they stand on the screen, on paper. The rest
// is done by charts/take.js, which other charts share.
/* global taking */

import { shown } from './series.js';
import { stateWords, unit } from './figures.js';

const levelWords = { national: '国家', province: '省级', prefecture: '地级', county: '县级', township: '乡级', department: '部门' };

// csv is one line for each figure.
export function csv(v) {
  const measure = v.choice.measure;
  const head = ['机关', '地区', '级别', '代码', '年度', '指标', '键', '数值', '单位', '状态', '原文', ...(measure === 'number' ? [] : ['分子', '分母']), '出处'];
  const lines = shown(v).map((f) => [f.organ.name, f.organ.region.join(''), levelWords[f.organ.level] ?? '', f.organ.code, f.year, f.ind.name, f.ind.id,
    f.text ?? '', unit(f.ind, measure), f.state === 'reported' ? '填报' : stateWords[f.state], f.raw ?? '',
    ...(measure === 'number' ? [] : f.of ?? ['', '']), f.href && f.state !== 'none' ? new URL(f.href, document.baseURI).href : '']);
  return taking.csv([head, ...lines]);
}

// sheet is the drawings of the box with words around them; on a dark screen too they are drawn for paper.
export function sheet(box, drawings, words) {
  const redraw = () => drawings.forEach(({ drawing }) => drawing.redraw());
  const made = taking.onPaper(box, () => {
    redraw();
    const frame = box.getBoundingClientRect();
    const parts = drawings.map(({ drawing, caption }) => {
      const at = drawing.box.getBoundingClientRect();
      return { svg: drawing.svg(), x: at.left - frame.left, y: at.top - frame.top, width: at.width, height: at.height, caption };
    });
    return taking.sheet({ parts, width: frame.width, height: frame.height, words, style: getComputedStyle(box) });
  });
  redraw();
  return made;
}
