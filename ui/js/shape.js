// Shapes: copies of the templates in index.html, with the places in them that take words. Words are always text.

/**
 * A copy of the template `id`: its one element, and by name the elements that have a `data-slot`.
 * @param {string} id
 */
export function shape(id) {
  const template = document.getElementById(id);
  if (!(template instanceof HTMLTemplateElement)) {
    throw new Error(`index.html has no template ${id}`);
  }
  const copy = /** @type {DocumentFragment} */ (document.importNode(template.content, true));
  const element = /** @type {HTMLElement} */ (copy.firstElementChild);
  /** @type {Record<string, HTMLElement>} */
  const slots = {};
  for (const slot of [element, .../** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll('[data-slot]'))]) {
    const name = slot.dataset.slot;
    if (name) slots[name] = slot;
  }
  return { element, slots };
}

/**
 * Puts words into slots. A slot without words is hidden, so that it takes no room.
 * @param {Record<string, HTMLElement>} slots
 * @param {Record<string, string>} words
 */
export function fill(slots, words) {
  for (const [name, text] of Object.entries(words)) {
    const slot = slots[name];
    if (!slot) continue;
    slot.textContent = text;
    slot.hidden = text === '';
  }
}
