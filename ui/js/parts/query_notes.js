// What was odd in a query, in words, with the place in it: the query as it was written, what is meant standing out.

import { el } from './element.js';

/** Characters of a query shown before and after what is meant. */
const AROUND = 24;

/** @param {string} query @param {import('../wire.js').QueryNote[]} notes @param {import('../places.js').Given} given */
export function queryNotes(query, notes, { t, seek }) {
  const signs = [...query];
  return notes.map(({ code, start, end }) => {
    const what = signs.slice(start, Math.min(end, start + 30)).join('');
    const from = Math.max(0, start - AROUND);
    const to = Math.min(signs.length, end + AROUND);
    return el(
      'p.odd',
      { role: 'note' },
      signs.length > 0 &&
        el(
          'button.odd-place',
          { type: 'button', title: t('note.show'), onclick: () => seek.point(start, end) },
          (from > 0 ? '…' : '') + signs.slice(from, start).join(''),
          el('span.odd-what', {}, signs.slice(start, end).join('') || '▯'),
          signs.slice(end, to).join('') + (to < signs.length ? '…' : ''),
        ),
      el('span', {}, t(`note.${code}`, { n: start + 1, what })),
    );
  });
}
