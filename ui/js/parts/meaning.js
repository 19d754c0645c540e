// What was understood of a query, in words: the same sentences that a terminal says. It knows no element.

/**
 * @typedef {import('../wire.js').Understood} Understood
 * @typedef {import('../i18n.js').Say} Say
 */

/** @param {Understood} meaning @param {Say} t @returns {string} */
export function meaningWords(meaning, t) {
  switch (meaning.kind) {
    case 'nothing':
      return t('meaning.nothing');
    case 'all':
      return joined(meaning.of, t('meaning.and'), t);
    case 'any':
      return joined(meaning.of, t('meaning.or'), t);
    case 'not':
      return t('meaning.not', { what: meaningWords(meaning.of, t) });
    case 'text':
      return t(`meaning.in.${meaning.field}`, { text: meaning.text });
    case 'beginning':
      return t(`meaning.in.${meaning.field}`, { text: t('meaning.beginning', { text: meaning.text }) });
    case 'whole':
      return t(`meaning.is.${meaning.field === 'newspaper' || meaning.field === 'page' ? meaning.field : 'author'}`, { text: meaning.text });
    case 'near':
      return t('meaning.near', { left: sideOf(meaning.left, t), right: sideOf(meaning.right, t), n: meaning.distance });
    case 'dates': {
      const [first, last] = meaning.days.split('..');
      if (last === undefined) return t('meaning.on', { days: meaning.days });
      if (!last) return t('meaning.from', { first: first ?? '' });
      return first ? t('meaning.from_until', { first, last }) : t('meaning.until', { last });
    }
  }
}

/** Whether the words say no more than the query does. @param {Understood} meaning */
export function saysNothingNew(meaning) {
  return meaning.kind === 'nothing' || (meaning.kind === 'text' && meaning.field === 'anywhere');
}

/** @param {Understood[]} several @param {string} between @param {Say} t */
function joined(several, between, t) {
  return several
    .map((one) => (one.kind === 'all' || one.kind === 'any' ? t('meaning.group', { what: meaningWords(one, t) }) : meaningWords(one, t)))
    .join(between);
}

/** @param {Understood[]} side @param {Say} t */
function sideOf(side, t) {
  const [first] = side;
  return side.length === 1 && first ? meaningWords(first, t) : t('meaning.group', { what: joined(side, t('meaning.or'), t) });
}
