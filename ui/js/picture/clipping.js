// An article's picture, cut out of its page: onto the clipboard, or into a file. Its citation is in the picture, and can be
// copied beside it.

import { put } from '../parts/actions.js';

/**
 * @param {import('../wire.js').Article} article @param {string} title @param {import('../views/article.js').Given} given
 */
export function clipper(article, title, { t, ipc, toast, failed }) {
  const cite = async () => {
    try {
      await put(ipc.articleAs(article.id, 'citation'));
      toast(t('copied.citation'));
    } catch (error) {
      failed(error);
    }
  };
  const copy = async () => {
    try {
      await putPicture(ipc.clipping(article.id));
      toast(t('clipping.copied'), { words: t('clipping.cite'), run: () => void cite() });
    } catch (error) {
      failed(error);
    }
  };
  const save = async () => {
    try {
      const saved = await ipc.saveClipping(article.id, fileName(article, title));
      if (saved.kind === 'done') toast(t('clipping.saved', { path: saved.path }), { words: t('clipping.cite'), run: () => void cite() });
    } catch (error) {
      failed(error);
    }
  };
  return { copy: () => void copy(), save: () => void save() };
}

/** What a clipping's file is called unless the reader says otherwise. @param {import('../wire.js').Article} article @param {string} title */
export function fileName({ newspaper, date, parts }, title) {
  const words = [newspaper, date?.value, parts[0]?.label && `${parts[0].label}版`, title].filter(Boolean).join(' ');
  const plain = words.replace(/[\u0000-\u001f\u007f/\\:*?"<>|]+/g, ' ').replace(/\s+/g, ' ').trim();
  return `${[...plain].slice(0, 60).join('').trim()}.png`;
}

/**
 * Puts a picture on the clipboard. It is promised at once and comes later: the engine hears only who asks while the key is
 * being pressed. The picture alone: a program that is offered words beside it would take the words.
 * @param {Promise<ArrayBuffer>} coming
 */
async function putPicture(coming) {
  const type = 'image/png';
  await navigator.clipboard.write([new ClipboardItem({ [type]: coming.then((bytes) => new Blob([bytes], { type })) })]);
}
