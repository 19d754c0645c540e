// 导入.

import { ask, channel } from './asking.js';

/** Hears what happens without being asked. @param {(news: import('../wire.js').News) => void} onNews @returns {Promise<void>} */
export function hear(onNews) {
  return ask('hear', { news: channel(onNews) });
}

/** @returns {Promise<import('../wire.js').ImportRoom>} */
export function importRoom() {
  return ask('import_room');
}

/** Has the reader choose; what lies on the tray then. @returns {Promise<string[]>} */
export function chooseFiles() {
  return ask('choose_files');
}

/** @returns {Promise<string[]>} */
export function chooseFolder() {
  return ask('choose_folder');
}

/** What an earlier import was given is handed over again. @param {number} number @returns {Promise<string[]>} */
export function handOverAgain(number) {
  return ask('hand_over_again', { number });
}

/** A file that an import found locked is handed over, alone. @param {number} number @param {string} path @returns {Promise<string[]>} */
export function handOverLocked(number, path) {
  return ask('hand_over_locked', { number, path });
}

/** @returns {Promise<void>} */
export function clearTray() {
  return ask('clear_tray');
}

/**
 * What an import of what lies on the tray would do.
 * @param {import('../wire.js').Given} given @param {(progress: import('../wire.js').Progress) => void} onProgress
 * @returns {Promise<import('../wire.js').Preview>}
 */
export function previewImport(given, onProgress) {
  return ask('preview_import', { given, progress: channel(onProgress) });
}

/**
 * Files of what the last look saw.
 * @param {import('../wire.js').Part} part @param {number} offset @param {number} limit
 * @returns {Promise<import('../wire.js').FileLines>}
 */
export function previewLines(part, offset, limit) {
  return ask('preview_lines', { part, offset, limit });
}

/** @returns {Promise<void>} */
export function stopPreview() {
  return ask('stop_preview');
}

/** Its progress and its end are news. @param {import('../wire.js').Given} given @returns {Promise<void>} */
export function startImport(given) {
  return ask('start_import', { given });
}

/** Imports the pages that come with the program. @returns {Promise<void>} */
export function importSample() {
  return ask('import_sample');
}

/** @returns {Promise<void>} */
export function cancelImport() {
  return ask('cancel_import');
}

/** @param {number} number @param {number} limit Files of each part. @returns {Promise<import('../wire.js').Report>} */
export function importReport(number, limit) {
  return ask('import_report', { number, limit });
}

/**
 * @param {number} number @param {import('../wire.js').Part} part @param {number} offset @param {number} limit
 * @returns {Promise<import('../wire.js').FileLines>}
 */
export function reportLines(number, part, offset, limit) {
  return ask('report_lines', { number, part, offset, limit });
}

/** What would go. @param {number} number @returns {Promise<import('../wire.js').Removed>} */
export function wouldRemoveImport(number) {
  return ask('would_remove_import', { number });
}

/** Takes an import's pages out. @param {number} number @returns {Promise<import('../wire.js').Removed>} */
export function removeImport(number) {
  return ask('remove_import', { number });
}

/** @param {number} decision @returns {Promise<import('../wire.js').Returned>} */
export function undoRemoval(decision) {
  return ask('undo_removal', { decision });
}
