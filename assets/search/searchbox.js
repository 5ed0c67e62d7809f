// Loads what proposes organs when the form is used for the first time. From a disk a browser fetches nothing, and the form
// works without.
(() => {
  'use strict';
  if (location.protocol === 'file:') return;
  for (const form of document.querySelectorAll('form.search')) {
    const load = () => import('./suggest.js').then((m) => m.suggest(form), () => {});
    Object.assign(form.elements.q, { autocomplete: 'off', autocapitalize: 'off', spellcheck: false, enterKeyHint: 'search' });
    form.elements.q.addEventListener('input', load, { once: true });
  }
})();
