// What is done with an article: copies of it. Marks on it are in marks.js.

import { button, el } from './element.js';

/**
 * @typedef {import('../wire.js').Article} Article
 * @typedef {import('../views/article.js').Given} Given
 * @typedef {import('../wire.js').Form} Form
 */

/** The forms an article is copied in, the usual one first. @type {Form[]} */
const FORMS = ['text_with_citation', 'text', 'citation', 'markdown'];
/** @type {Partial<Record<Form, string>>} */
const KEYS = { text_with_citation: 'C', text: 'T', markdown: 'M' };

/**
 * The buttons that copy an article.
 * @param {Article} article @param {Given} given
 * @param {?ReturnType<typeof import('../picture/clipping.js').clipper>} clipper Its picture, where there is one.
 */
export function copier(article, { t, toast, failed, ipc }, clipper) {
  /** @param {Form} form */
  const copy = async (form) => {
    try {
      await put(ipc.articleAs(article.id, form));
      toast(t(`copied.${form}`));
    } catch (error) {
      failed(error);
    }
  };
  /** @param {string} words @param {string | undefined} key @param {() => void} run */
  const item = (words, key, run) =>
    el('button', { type: 'button', role: 'menuitem', tabindex: -1, onclick: () => (close(), run()) }, words, key && el('kbd', {}, key));
  const others = FORMS.slice(1).map((form) => item(t(`copy.${form}`), KEYS[form], () => void copy(form)));
  if (clipper) {
    others.push(item(t('key.copyClipping'), 'I', clipper.copy), item(t('key.saveClipping'), 'Shift I', clipper.save));
  }
  const menu = el('div.menu', { role: 'menu', hidden: true, 'aria-label': t('copy.as') }, others);
  const opener = button({ label: t('copy.as'), words: '▾', onclick: () => (menu.hidden ? open() : close()) });
  opener.setAttribute('aria-haspopup', 'menu');
  opener.setAttribute('aria-expanded', 'false');
  const open = () => {
    menu.hidden = false;
    opener.setAttribute('aria-expanded', 'true');
    others[0]?.focus();
  };
  const close = () => {
    menu.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    opener.focus();
  };
  // WAI-ARIA: menu button.
  menu.addEventListener('keydown', (event) => {
    const at = others.indexOf(/** @type {HTMLElement} */ (event.target));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: others.length - 1 }[event.key];
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (to !== undefined) others.at(to % others.length)?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget) && relatedTarget !== opener) {
      menu.hidden = true;
      opener.setAttribute('aria-expanded', 'false');
    }
  });
  const usual = button({ label: t('copy.text_with_citation'), key: 'C', sign: 'copy', words: t('copy.text_with_citation'), onclick: () => void copy('text_with_citation') });
  return { element: el('div.split', {}, usual, opener, menu), copy };
}

/**
 * Puts words on the clipboard. They are promised at once and come later: the engine hears only who asks while the key
 * is being pressed.
 * @param {Promise<string>} coming
 */
export async function put(coming) {
  try {
    const type = 'text/plain';
    const item = new ClipboardItem({ [type]: coming.then((words) => new Blob([words], { type })) });
    await navigator.clipboard.write([item]);
  } catch {
    const words = await coming;
    // Where the engine grants no clipboard, what is selected can still be copied.
    const field = /** @type {HTMLTextAreaElement} */ (el('textarea.off-screen', { 'aria-hidden': 'true', tabindex: -1 }));
    const held = document.activeElement;
    field.value = words;
    document.body.append(field);
    field.select();
    const isDone = document.execCommand('copy');
    field.remove();
    if (held instanceof HTMLElement) held.focus();
    if (!isDone) throw new Error('the clipboard takes nothing');
  }
}
