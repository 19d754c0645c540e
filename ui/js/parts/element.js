// Elements made of names, attributes and words. Words are always text: nothing here can become markup.

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element by tag and classes: `el('p.byline', { lang: 'zh' }, '记者', link)`. Attributes that are false, null or
 * undefined are left out, true is an empty one; a key that begins with `on` listens.
 * @param {string} name
 * @param {Record<string, any>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function el(name, attributes = {}, ...children) {
  const [tag = 'div', ...classes] = name.split('.');
  const element = document.createElement(tag);
  if (classes.length > 0) element.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (key.startsWith('on') && typeof value === 'function') {
      element.addEventListener(key.slice(2), value);
    } else {
      element.setAttribute(key, value === true ? '' : String(value));
    }
  }
  append(element, children);
  return element;
}

/** @param {Element} element @param {any[]} children */
export function append(element, children) {
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false || child === '') continue;
    element.append(child instanceof Node ? child : String(child));
  }
}

/**
 * A button that shows a sign or words, is named by `label` and says its key when pointed at.
 * @param {{label: string, key?: string, words?: string, sign?: string, onclick: () => void, pressed?: boolean}} given
 */
export function button({ label, key, words, sign, onclick, pressed }) {
  const title = key ? `${label}　${key}` : label;
  const shows = words ?? (sign ? null : label);
  return /** @type {HTMLButtonElement} */ (
    el(
      `button.button${sign && !words ? '.is-sign' : ''}`,
      { type: 'button', title, 'aria-label': shows === label ? null : label, 'aria-pressed': pressed, onclick },
      sign && drawn(sign),
      shows && el('span', {}, shows),
    )
  );
}

/** A copy of a sign that index.html draws. @param {string} name */
export function drawn(name) {
  const signs = /** @type {HTMLTemplateElement} */ (document.getElementById('signs'));
  const sign = signs.content.querySelector(`[data-sign="${name}"]`);
  return document.importNode(/** @type {Element} */ (sign), true);
}

/** While characters are composed Enter takes them over, and sends no form. @param {HTMLElement} form */
export function composed(form) {
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.isComposing || event.keyCode === 229)) event.preventDefault();
  });
  return form;
}
