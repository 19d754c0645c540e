// What readers do in every room: arrive, go on by Tab, wait until something is so.

import assert from 'node:assert/strict';

/** Waits until the reader is at a place that `pattern` describes. */
export async function arrive(window, pattern) {
  const here = await window.run(
    `const pattern = new RegExp(arguments[0]);
     const isThere = () => pattern.test(decodeURIComponent(location.hash)) && document.querySelector('#room')?.dataset.place === location.hash;
     for (let i = 0; i < 400 && !isThere(); i += 1) await new Promise((go) => setTimeout(go, 25));
     return decodeURIComponent(document.querySelector('#room')?.dataset.place)`,
    pattern.source,
  );
  assert.match(here, pattern);
}

/** Presses Tab until what has the focus is in `selector`. */
export async function tabTo(window, selector) {
  for (let i = 0; i < 60; i += 1) {
    if (await window.run('return document.activeElement?.closest(arguments[0]) !== null && document.activeElement !== document.body', selector)) return;
    await window.press('Tab');
  }
  assert.fail(`Tab does not reach ${selector}`);
}

/** Waits until an expression of the window is true. */
export async function until(window, expression) {
  const is = await window.run(
    `const is = () => { try { return (${expression}); } catch { return false; } };
     for (let i = 0; i < 400 && !is(); i += 1) await new Promise((go) => setTimeout(go, 25));
     return is()`,
  );
  if (!is) assert.fail(`${expression}\nnever came true; the window shows:\n${await window.run('return document.body.innerText.slice(0, 1500)')}`);
}
