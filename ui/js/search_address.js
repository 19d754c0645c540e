// The address of a search: its words are in the path, all else behind the question mark, so that it can be kept, sent
// and come back to. It knows nothing of what was found.

/** What hits are narrowed down by, and how the address calls it. */
export const FACETS = /** @type {const} */ (['newspaper', 'year', 'month', 'page', 'author', 'column']);

/**
 * @typedef {typeof FACETS[number]} Facet
 * @typedef {'relevance' | 'newest' | 'oldest'} Order
 * @typedef {{room: 'search', query: string, exact?: true, sort?: 'newest' | 'oldest', days?: string, at?: number}
 *   & Partial<Record<Facet, string[]>>} SearchPlace `at`: the hit at the head of the window, from 0.
 */

/** What stands behind `#/`. @param {SearchPlace} place */
export function searchAddress(place) {
  /** @type {[string, string | undefined][]} */
  const said = [
    ...FACETS.flatMap((facet) => (place[facet] ?? []).map((value) => /** @type {[string, string]} */ ([facet, value]))),
    ['days', place.days],
    ['sort', place.sort],
    ['exact', place.exact && '1'],
    ['at', place.at ? String(place.at) : undefined],
  ];
  const path = place.query === '' ? 'search' : `search/${encodeURIComponent(place.query)}`;
  const more = said.filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`);
  return more.length > 0 ? `${path}?${more.join('&')}` : path;
}

/** @param {string} query @param {[string, string][]} said Decoded. @returns {SearchPlace} What means nothing is left out. */
export function searchPlace(query, said) {
  /** @type {SearchPlace} */
  const place = { room: 'search', query };
  for (const facet of FACETS) {
    const values = [...new Set(said.filter(([name, value]) => name === facet && value).map(([, value]) => value))];
    if (values.length > 0) place[facet] = values;
  }
  const one = (/** @type {string} */ wanted) => said.find(([name]) => name === wanted)?.[1] ?? '';
  if (one('days')) place.days = one('days');
  const sort = one('sort');
  if (sort === 'newest' || sort === 'oldest') place.sort = sort;
  if (one('exact') === '1') place.exact = true;
  if (/^[1-9]\d{0,8}$/.test(one('at'))) place.at = Number(one('at'));
  return place;
}

/** What is asked for, as the program is asked. @param {SearchPlace} place @returns {import('./wire.js').Asked} */
export function askedAt(place) {
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, place[facet] ?? []]));
  const filters = /** @type {import('./wire.js').Chosen} */ ({ ...chosen, days: place.days ?? null });
  return { query: place.query, exact: place.exact === true, sort: place.sort ?? 'relevance', filters };
}

/** Where that is asked. @param {import('./wire.js').Asked} asked @returns {SearchPlace} */
export function placeOf({ query, exact, sort, filters }) {
  /** @type {SearchPlace} */
  const place = { room: 'search', query };
  for (const facet of FACETS) if (filters[facet].length > 0) place[facet] = filters[facet];
  if (filters.days) place.days = filters.days;
  if (sort !== 'relevance') place.sort = sort;
  if (exact) place.exact = true;
  return place;
}

/** The same with a value chosen, or taken off again. @param {SearchPlace} place @param {Facet} facet @param {string} value */
export function toggled(place, facet, value) {
  const chosen = place[facet] ?? [];
  const values = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
  const { [facet]: _, at: __, ...others } = place;
  return /** @type {SearchPlace} */ (values.length > 0 ? { ...others, [facet]: values } : others);
}

/** The same with nothing chosen. @param {SearchPlace} place @returns {SearchPlace} */
export function unfiltered({ room, query, exact, sort }) {
  return { room, query, ...(exact && { exact }), ...(sort && { sort }) };
}

/** Whether something is chosen. @param {SearchPlace} place */
export function isFiltered(place) {
  return Boolean(place.days) || FACETS.some((facet) => (place[facet] ?? []).length > 0);
}

/** Whether the two are the same search, wherever in its hits one is. @param {SearchPlace} one @param {SearchPlace} other */
export function isSameSearch(one, other) {
  return searchAddress({ ...one, at: undefined }) === searchAddress({ ...other, at: undefined });
}
