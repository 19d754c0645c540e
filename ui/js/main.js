// What happens when the window opens, and when the reader comes back to it: the archive is asked, the view shown.

import { chooseLanguage, speaker } from './i18n.js';
import { IpcError, latest, newspapers } from './ipc.js';
import { shelfView } from './views/shelf.js';

/** An answer that comes sooner needs no word of waiting, in milliseconds. */
const PATIENCE = 300;

const language = chooseLanguage(navigator.languages);
document.documentElement.lang = language;

const shelf = shelfView({ t: speaker(language), onAgain: () => look(() => shelf.setUnchanged()) });
document.getElementById('room')?.replaceChildren(shelf.element);

const askNewspapers = latest(newspapers);

/** What is shown, to compare: the same answer again moves nothing. */
let shown = '';

/** @param {() => void} [onSame] What to do when nothing has changed. */
async function look(onSame = () => {}) {
  const waiting = setTimeout(() => shelf.setWaiting(true), PATIENCE);
  try {
    const answer = await askNewspapers();
    if (answer) showNew(JSON.stringify(answer), () => shelf.setHeld(answer), onSame);
  } catch (reason) {
    const error = IpcError.from(reason);
    showNew(JSON.stringify({ ...error, message: error.message }), () => shelf.setError(error), onSame);
  } finally {
    clearTimeout(waiting);
    shelf.setWaiting(false);
  }
}

/** @param {string} state @param {() => void} show @param {() => void} onSame */
function showNew(state, show, onSame) {
  if (state === shown) {
    onSame();
    return;
  }
  shown = state;
  show();
}

// Pages are imported in a terminal, behind the window's back.
window.addEventListener('focus', () => look());
look();
