// The picture of a page: how it is drawn, where words stand on it, and what is cut out of it.

import { ask, served } from './asking.js';

/** How a page is drawn; null where it is not. @param {string} id @returns {Promise<?import('../wire.js').Sheet>} */
export function sheet(id) {
  return ask('sheet', { id });
}

/** Where its picture is to be had. @param {string} id @param {'full' | 'thumbnail'} size */
export function pictureAddress(id, size) {
  return served(`${id}/${size}`, 'page');
}

/** Whether there is a picture of a page: it fails with the reason where there is none. @param {string} id @returns {Promise<void>} */
export function lookAtPicture(id) {
  return ask('look_at_picture', { id });
}

/**
 * Where an article stands on a page, and where it answers a query there.
 * @param {string} page @param {string} article @param {?string} query @param {boolean} exact @returns {Promise<import('../wire.js').Places>}
 */
export function placesOf(page, article, query, exact) {
  return ask('places_of', { page, article, query, exact });
}

/** An article's picture as a PNG. @param {string} id @returns {Promise<ArrayBuffer>} */
export function clipping(id) {
  return ask('clipping', { id });
}

/**
 * Writes it where the reader says.
 * @param {string} id @param {string} suggested What the file might be called. @returns {Promise<import('../wire.js').ClippingSaved>}
 */
export function saveClipping(id, suggested) {
  return ask('save_clipping', { id, suggested });
}
