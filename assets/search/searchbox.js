// Loads what proposes organs when the form is used for the first time. From a disk a browser fetches nothing, and the form
// works without.
(() => {
  'use strict';
  if (location.protocol === 'file:') return;
  for (const form of document.querySelectorAll('form.search')) {
    const load = () => import(new URL(form.dataset.suggest, document.baseURI).href).then((m) => m.suggest(form), () => {});
    form.elements.q.addEventListener('input', load, { once: true });
  }
})();
