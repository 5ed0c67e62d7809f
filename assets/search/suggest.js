// Proposes organs and places below the form in a page's head while one types. What is proposed are links in a plain list: the
// arrow keys go through them, Escape comes back, and Enter in the field searches as it does without a script.

import { element } from './element.js';
import { Files } from './files.js';
import { findOrgans, spell } from './organs.js';

const shown = 8;

export function suggest(form) {
  const input = form.elements.q;
  const root = form.getAttribute('action').replace('search/index.html', '');
  const files = new Files(root);
  const list = element('ul', { className: 'proposed', hidden: true, 'aria-label': '机关与地区' });
  const said = element('p', { className: 'vh', role: 'status' });
  form.append(said, list);

  const show = (hits) => {
    list.replaceChildren(...hits.slice(0, shown).map((e) => element('li', {}, element('a', { href: root + e.path + '.html' },
      e.name, ' ', element('small', {}, [e.region, e.years ?? '地区'].filter(Boolean).join('　'))))));
    list.hidden = !hits.length;
    said.textContent = !input.value.trim() ? '' : hits.length ? '有 ' + Math.min(hits.length, shown) + ' 个机关或地区可选，按向下键选择。' : '';
  };
  const find = async () => {
    const query = input.value;
    const { hits } = await findOrgans(files, spell(query)).catch(() => ({ hits: [] }));
    if (query === input.value && form.contains(document.activeElement)) show(hits);
  };
  const links = () => [...list.querySelectorAll('a')];

  input.addEventListener('input', find);
  form.addEventListener('keydown', (e) => {
    if (e.isComposing || list.hidden) return;
    const at = links().indexOf(document.activeElement);
    if (e.key === 'Escape') {
      show([]);
      input.focus();
    } else if (e.key === 'ArrowDown') links()[Math.min(at + 1, links().length - 1)].focus();
    else if (e.key === 'ArrowUp' && at >= 0) (links()[at - 1] ?? input).focus();
    else return;
    e.preventDefault();
  });
  form.addEventListener('focusout', (e) => { if (!form.contains(e.relatedTarget)) show([]); });
  if (input.value) find();
}
