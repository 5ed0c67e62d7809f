// Puts the words of the forms and of the pages' furniture into English where the reader asks for it, and back. What
// is not among the words stays in Chinese: the reports, names of organs and places. The words (en/words.js) are loaded
// when they are first needed; where there is no script, the link leads to the guide in English.
(() => {
  'use strict';

  const link = document.querySelector('a.english');
  if (!link) return;
  const source = link.getAttribute('href').replace('index.html', 'words.js'); // beside the guide
  const kept = 'nianbao-english';
  const skipped = 'script, style, code, textarea, .prose, [lang="en"], [data-words], article p[id], bdi, ins, del, mark, .raw'; // what is not ours to put
  const attributes = ['aria-label', 'title', 'placeholder'];
  const changed = new Map(); // text node → its Chinese
  let words; // what gives a text in English, or undefined

  // A reader who forbids storage is asked on each page.
  const remembered = () => { try { return localStorage.getItem(kept) === 'yes'; } catch { return false; } };
  const remember = (on) => { try { localStorage.setItem(kept, on ? 'yes' : 'no'); } catch { /* not kept */ } };

  // dictionary makes of lines of Chinese and English what looks a text up: exactly, with # for figures, with * for names.
  function dictionary(lines) {
    const exact = new Map(lines);
    const open = lines.filter(([chinese]) => chinese.includes('*')).map(([chinese, english]) => [
      new RegExp('^' + chinese.split(/([#*])/).map((part) => part === '#' ? '(\\d[\\d.,]*)' : part === '*' ? '(.+?)' :
        part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('') + '$'), english]);
    const fill = (english, found) => { let i = 0; return english.replace(/[#*]/g, () => found[i++]); };
    const look = (text) => {
      const whole = exact.get(text);
      if (whole !== undefined) return whole;
      const figures = text.match(/\d[\d.,]*/g) ?? [];
      const folded = figures.length ? exact.get(text.replace(/\d[\d.,]*/g, '#')) : undefined;
      if (folded !== undefined) return fill(folded, figures);
      if (text.length > 60) return undefined; // no name
      for (const [pattern, english] of open) {
        const found = pattern.exec(text);
        if (found) return fill(english, found.slice(1).map((name) => look(name) ?? name));
      }
      const parts = text.split(' · '); // a row and a column
      const named = parts.length > 1 ? parts.map(look) : [];
      return named.length && named.every((s) => s !== undefined) ? named.join(' · ') : undefined;
    };
    return look;
  }

  function load() {
    return new Promise((resolve, reject) => {
      if (words) { resolve(); return; }
      const script = document.createElement('script');
      script.src = source;
      script.onload = () => { words = dictionary(window.nianbaoWords); resolve(); };
      script.onerror = () => reject(new Error('cannot load ' + script.src));
      document.head.append(script);
    });
  }

  const skip = (node) => node.parentElement?.closest(skipped);

  function translate(within) {
    const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const text = node.data.trim();
      const english = /[\u4e00-\u9fff]/.test(text) && !skip(node) ? words(text) : undefined;
      if (english !== undefined) found.push([node, text, english]);
    }
    for (const [node, text, english] of found) {
      const box = node.parentElement;
      changed.set(node, node.data);
      node.data = node.data.replace(text, () => english);
      if (box.childNodes.length === 1) box.lang = 'en';
    }
    for (const element of within.querySelectorAll(attributes.map((a) => '[' + a + ']').join())) {
      for (const name of attributes) {
        const english = element.hasAttribute(name) && words(element.getAttribute(name));
        if (!english) continue;
        element.dataset['zh' + name.replace('-', '')] = element.getAttribute(name);
        element.setAttribute(name, english);
      }
    }
  }

  function restore() {
    for (const [node, chinese] of changed) {
      node.data = chinese;
      if (node.parentElement?.lang === 'en') node.parentElement.removeAttribute('lang');
    }
    changed.clear();
    for (const name of attributes) {
      const key = 'zh' + name.replace('-', '');
      for (const element of document.querySelectorAll('[data-' + key + ']')) {
        element.setAttribute(name, element.dataset[key]);
        delete element.dataset[key];
      }
    }
  }

  // What scripts add to the page later is put into English too.
  const watch = new MutationObserver((list) => {
    for (const { addedNodes } of list) {
      for (const node of addedNodes) {
        if (node.nodeType === Node.ELEMENT_NODE) translate(node);
        else if (node.nodeType === Node.TEXT_NODE && node.parentElement) translate(node.parentElement);
      }
    }
  });

  async function show(english) {
    document.documentElement.dataset.aid = english ? 'en' : '';
    if (english) {
      await load();
      translate(document.body);
      watch.observe(document.body, { childList: true, subtree: true });
    } else {
      watch.disconnect();
      restore();
    }
    link.textContent = english ? '中文' : 'English';
    link.lang = english ? 'zh-CN' : 'en';
  }

  let on = false;
  link.dataset.words = 'switch';
  link.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    on = !on;
    remember(on);
    show(on);
  });
  if (remembered()) { on = true; show(true); }
})();
