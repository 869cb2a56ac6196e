// Small helps on top of pages that work without them. Every word shown comes from the page itself.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const on = (event, act) => document.addEventListener(event, act);
  const typing = (element) => element?.isContentEditable || /^(TEXTAREA|SELECT)$/.test(element?.tagName)
    || (element?.tagName === 'INPUT' && !/^(radio|checkbox|button|submit)$/.test(element.type));
  const clock = (instant) => new Intl.DateTimeFormat(root.lang || 'zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false }).format(instant);
  const csrf = (form) => (form?.elements.namedItem('_csrf') ?? one('input[name=_csrf]'))?.value ?? '';
  const open = (dialog) => { if (dialog?.showModal && !dialog.open && !one('dialog[open]')) dialog.showModal(); };

  // Keys: Ctrl+Enter sends, ? helps, / searches, j and k walk, digits choose, letters go where [data-hotkey] leads,
  // n and p go through the list one came from. Single keys can be switched off in the window that ? opens.
  on('keydown', (event) => {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      const form = event.target.closest?.('form[data-ctrl-enter]') ?? (typing(event.target) ? null : one('form[data-ctrl-enter]'));
      if (form && !one('dialog[open]')) { event.preventDefault(); form.requestSubmit(one('button.next', form) ?? undefined); }
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || one('dialog[open]')) return;
    if (event.key === '?') { event.preventDefault(); open(one('#keys')); }
    else if (keysOff()) return;
    else if (event.key === '/' && one('[type=search]')) { event.preventDefault(); (one('main [type=search]') ?? one('[type=search]')).focus(); }
    else if (event.key === 'j' || event.key === 'k') walk(event.key === 'j' ? 1 : -1, event);
    else if (/^[1-9]$/.test(event.key)) choose(one(`[data-key="${event.key}"]`), event);
    else if (event.key === 'n' || event.key === 'p') along(event.key === 'n' ? 1 : -1, event);
    else if (/^[a-z]$/.test(event.key)) choose(one(`[data-hotkey="${event.key}"]`), event);
  });

  // What a browser keeps may be forbidden to it; then nothing is remembered.
  const remembered = (store, name) => { try { return window[store].getItem(name); } catch { return null; } };
  const remember = (store, name, value) => { try { window[store].setItem(name, value); } catch { /* nothing is kept */ } };
  const keysOff = () => remembered('localStorage', 'huiyin-keys') === 'off';
  for (const box of all('[data-keys-off]')) {
    box.checked = keysOff();
    box.addEventListener('change', () => remember('localStorage', 'huiyin-keys', box.checked ? 'off' : 'on'));
  }

  // The list a matter was opened from, so that its neighbours are one key away.
  on('click', (event) => {
    const link = event.target.closest?.('.rows a.subject[href^="/matters/"]');
    if (!link) return;
    const list = all('.rows a.subject[href^="/matters/"]').map((a) => a.getAttribute('href'));
    remember('sessionStorage', 'huiyin-list', JSON.stringify(list));
  });
  function along(step, event) {
    const list = JSON.parse(remembered('sessionStorage', 'huiyin-list') ?? '[]');
    const next = list[list.indexOf(location.pathname) + step];
    if (!list.includes(location.pathname) || !next) return;
    event.preventDefault();
    location.assign(next);
  }

  // A phrase goes where the cursor stands in its field.
  on('click', (event) => {
    const button = event.target.closest?.('[data-put]');
    const field = document.getElementById(button?.dataset.put ?? '');
    if (!field) return;
    field.setRangeText(one('[data-phrase]', button.closest('li')).textContent, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.focus();
  });

  function walk(step, event) {
    const links = all('.rows :is(.subject, [data-row])').filter((link) => link.offsetParent);
    if (links.length === 0) return;
    event.preventDefault();
    const row = document.activeElement?.closest('tr, li');
    const at = links.findIndex((link) => (row ? row.contains(link) : link.hasAttribute('aria-current')));
    const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1);
    links[next].focus();
    links[next].scrollIntoView({ block: 'nearest' });
  }

  function choose(target, event) {
    if (!target) return;
    event.preventDefault();
    target.click();
    target.focus();
  }

  // A value that is none of those offered is taken, and said to be so.
  on('input', (event) => {
    const note = event.target.list && one('[data-unlisted]', event.target.parentElement);
    const value = event.target.value?.trim();
    if (note) note.hidden = !value || [...event.target.list.options].some((option) => option.value === value);
  });

  // One more line of a repeated field: <button data-add="template-id">, put before the button's own paragraph.
  // Numbers are found in the page, so a line that came back from the server is never doubled.
  on('click', (event) => {
    const button = event.target.closest('button, a');
    if (!button) return;
    if (button.dataset.add) addLine(button);
    else if (button.hasAttribute('data-remove')) removeLine(button);
    else if (button.hasAttribute('data-print')) { event.preventDefault(); window.print(); }
    else if (button.hasAttribute('data-close')) { event.preventDefault(); button.closest('dialog')?.close(); }
    else if (button.dataset.opens) { event.preventDefault(); open(document.getElementById(button.dataset.opens)); }
  });

  function addLine(button) {
    const template = document.getElementById(button.dataset.add);
    const lines = document.getElementById(button.dataset.into);
    if (!template || !lines) return;
    const number = Math.max(0, Number(lines.dataset.last) || 0, lines.children.length) + 1;
    lines.dataset.last = String(number);
    const holder = document.createElement('template');
    holder.innerHTML = template.innerHTML.replaceAll('__n__', String(number));
    lines.append(holder.content);
    window.htmx?.process(lines.lastElementChild);
    one('input, select, textarea', lines.lastElementChild)?.focus();
  }

  function removeLine(button) {
    const line = button.closest('.line');
    const lines = line?.parentElement;
    line?.remove();
    changed(lines?.closest('form'));
    (one('input, select, textarea', lines?.lastElementChild ?? document.createElement('p')) ?? one('[data-add]'))?.focus();
  }

  // Drafts: kept on the server a moment after the last key. The note's words come from data-kept ("{time}") and data-failed.
  const waiting = new Map();
  function changed(form) {
    if (!form?.dataset.draft) return;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(() => keep(form), Number(form.dataset.draftWait) || 1500));
  }
  async function keep(form) {
    waiting.delete(form);
    const note = one('[data-draft-note]', form) ?? one('[data-draft-note]');
    const body = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string'));
    try {
      const answer = await fetch(`/drafts/${encodeURIComponent(form.dataset.draft)}`, { method: 'POST', body, credentials: 'same-origin', keepalive: String(body).length < 60000 });
      if (!answer.ok) throw new Error(String(answer.status));
      learnEnd(answer);
      if (note) note.textContent = (note.dataset.kept ?? '{time}').replace('{time}', clock(Date.now()));
    } catch {
      if (note) note.textContent = note.dataset.failed ?? '';
    }
  }
  on('input', (event) => changed(event.target.form ?? event.target.closest?.('form')));
  on('visibilitychange', () => { if (document.hidden) for (const form of [...waiting.keys()]) { clearTimeout(waiting.get(form)); keep(form); } });
  on('submit', (event) => { clearTimeout(waiting.get(event.target)); waiting.delete(event.target); });

  // A destructive act asks first, with its consequences in words: data-confirm on the button or the form.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    const words = event.submitter?.dataset.confirm ?? form.dataset.confirm;
    const dialog = one('#confirm');
    if (!words || !dialog?.showModal || form.dataset.agreed || event.submitter?.hasAttribute('data-no-confirm')) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    one('[data-confirm-words]', dialog).textContent = words;
    const verb = one('[data-confirm-yes]', dialog);
    verb.textContent = event.submitter?.textContent.trim() || verb.textContent;
    dialog.returnValue = '';
    dialog.onclose = () => {
      if (dialog.returnValue !== 'yes') return event.submitter?.focus();
      form.dataset.agreed = 'yes';
      form.requestSubmit(event.submitter ?? undefined);
      delete form.dataset.agreed;
    };
    open(dialog);
  }, true);

  // A filter that answers at once.
  on('change', (event) => { if (event.target.matches('[data-submits]')) event.target.form?.requestSubmit(); });

  // The end of the session is said five minutes before; "go on" asks the server for more time.
  let ends = Number(document.body.dataset.sessionEnds) || 0;
  let said = 0;
  function learnEnd(answer) { ends = Number(answer.headers.get('x-session-ends')) || ends; }
  setInterval(() => {
    const left = ends - Date.now();
    const dialog = one('#session');
    if (!ends || !dialog || left > 300000 || said === ends) return;
    said = ends;
    const words = one('[data-session-words]', dialog);
    words.textContent = (left > 0 ? words.dataset.soon : words.dataset.over).replace('{time}', clock(ends));
    all('form[data-draft]').forEach(keep);
    open(dialog);
  }, 15000);
  on('click', async (event) => {
    const button = event.target.closest('[data-session-more]');
    if (!button) return;
    const answer = await fetch(button.dataset.sessionMore, { method: 'POST', body: new URLSearchParams({ _csrf: csrf() }) }).catch(() => null);
    if (answer?.ok) { learnEnd(answer); one('#session')?.close(); } else location.reload();
  });

  // After a refusal the eye and the keyboard start at the list of mistakes, or at the first wrong field.
  function toMistake(from) {
    const target = one('.errors', from) ?? one('[aria-invalid="true"]', from);
    if (target) { if (target.matches('.errors')) target.tabIndex = -1; target.focus(); }
  }
  toMistake(document);
  on('htmx:after:settle', (event) => { if (event.target instanceof Element) toMistake(event.target); });
  on('click', (event) => {          // a mistake's link opens the folded part it points into
    const link = event.target.closest('a[href^="#"]');
    const goal = document.getElementById(decodeURIComponent(link?.hash.slice(1) ?? ''));
    goal?.closest('details:not([open])')?.setAttribute('open', '');
    if (goal && link.closest('.errors')) {          // ... and leads into the field itself
      event.preventDefault();
      const field = /^(INPUT|TEXTAREA|SELECT)$/.test(goal.tagName) ? goal : one('input:not([type=hidden]), textarea, select', goal);
      (field ?? goal).focus();
      goal.scrollIntoView({ block: 'center' });
    }
  });
})();
