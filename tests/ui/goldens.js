// The messages that the program sends, as its own tests compare them to the letter.

import { readFileSync } from 'node:fs';

/** @param {string} name */
export function golden(name) {
  return JSON.parse(readFileSync(new URL(`../messages/window/${name}`, import.meta.url), 'utf8'));
}
