// The keys: what can be done by which, here and everywhere. A view offers actions by name; nothing else knows keys.

/**
 * All that keys do, in the order of the list under `?`. `in` says where it is listed; `shown` how its key is written.
 * @type {{action: string, keys: string[], in: 'everywhere' | 'page' | 'article' | 'lists' | 'collections', shown?: string}[]}
 */
export const KEYS = [
  { action: 'back', keys: ['Alt+ArrowLeft', 'BrowserBack'], in: 'everywhere', shown: 'Alt ←' },
  { action: 'forward', keys: ['Alt+ArrowRight', 'BrowserForward'], in: 'everywhere', shown: 'Alt →' },
  { action: 'up', keys: ['Alt+ArrowUp'], in: 'everywhere', shown: 'Alt ↑' },
  { action: 'shelf', keys: ['Alt+1'], in: 'everywhere', shown: 'Alt 1' },
  { action: 'page', keys: ['Alt+2'], in: 'everywhere', shown: 'Alt 2' },
  { action: 'article', keys: ['Alt+3'], in: 'everywhere', shown: 'Alt 3' },
  { action: 'search', keys: ['Alt+4'], in: 'everywhere', shown: 'Alt 4' },
  { action: 'collections', keys: ['Alt+5'], in: 'everywhere', shown: 'Alt 5' },
  { action: 'seek', keys: ['/'], in: 'everywhere', shown: '/' },
  { action: 'palette', keys: ['Control+k', 'Meta+k'], in: 'everywhere', shown: 'Ctrl K' },
  { action: 'import', keys: ['Control+o', 'Meta+o'], in: 'everywhere', shown: 'Ctrl O' },
  { action: 'decisions', keys: ['Alt+8'], in: 'everywhere', shown: 'Alt 8' },
  { action: 'preferences', keys: ['Alt+9'], in: 'everywhere', shown: 'Alt 9' },
  { action: 'settings', keys: ['Control+,', 'Meta+,'], in: 'everywhere', shown: 'Ctrl ,' },
  { action: 'help', keys: ['?'], in: 'everywhere' },
  { action: 'previousPage', keys: ['['], in: 'page' },
  { action: 'nextPage', keys: [']'], in: 'page' },
  { action: 'previousIssue', keys: ['{'], in: 'page' },
  { action: 'nextIssue', keys: ['}'], in: 'page' },
  { action: 'lastYear', keys: ['y'], in: 'page', shown: 'Y' },
  { action: 'why', keys: ['w'], in: 'page', shown: 'W' },
  { action: 'correct', keys: ['e'], in: 'page', shown: 'E' },
  { action: 'asPicture', keys: ['1'], in: 'page' },
  { action: 'asText', keys: ['2'], in: 'page' },
  { action: 'asBoth', keys: ['3'], in: 'page' },
  { action: 'fullSize', keys: ['0', 'Control+0'], in: 'page' },
  { action: 'wholePage', keys: ['f'], in: 'page', shown: 'F' },
  { action: 'pageWidth', keys: ['h'], in: 'page', shown: 'H' },
  { action: 'nextArticle', keys: ['j'], in: 'article', shown: 'J' },
  { action: 'previousArticle', keys: ['k'], in: 'article', shown: 'K' },
  { action: 'find', keys: ['Control+f', 'Meta+f'], in: 'article', shown: 'Ctrl F' },
  { action: 'nextHit', keys: ['n', 'F3'], in: 'article', shown: 'N' },
  { action: 'previousHit', keys: ['N', 'Shift+F3'], in: 'article', shown: 'Shift N' },
  { action: 'bookmark', keys: ['b'], in: 'article', shown: 'B' },
  { action: 'copy', keys: ['c'], in: 'article', shown: 'C' },
  { action: 'copyText', keys: ['t'], in: 'article', shown: 'T' },
  { action: 'copyMarkdown', keys: ['m'], in: 'article', shown: 'M' },
  { action: 'showOnPage', keys: ['p'], in: 'article', shown: 'P' },
  { action: 'copyClipping', keys: ['i'], in: 'article', shown: 'I' },
  { action: 'saveClipping', keys: ['I'], in: 'article', shown: 'Shift I' },
  { action: 'print', keys: ['Control+p', 'Meta+p'], in: 'article', shown: 'Ctrl P' },
  { action: 'larger', keys: ['+', '=', 'Control+=', 'Control++'], in: 'article', shown: '+' },
  { action: 'smaller', keys: ['-', 'Control+-'], in: 'article', shown: '−' },
  { action: 'vertical', keys: ['v'], in: 'article', shown: 'V' },
  { action: 'note', keys: ['e'], in: 'collections', shown: 'E' },
  { action: 'label', keys: ['l'], in: 'collections', shown: 'L' },
  { action: 'file', keys: ['s'], in: 'collections', shown: 'S' },
  { action: 'unmark', keys: ['Delete'], in: 'collections' },
  { action: 'move', keys: [], in: 'lists', shown: '← ↑ → ↓' },
  { action: 'ends', keys: [], in: 'lists', shown: 'Home End' },
  { action: 'open', keys: [], in: 'lists', shown: 'Enter' },
  { action: 'choose', keys: ['x'], in: 'lists', shown: 'X' },
  { action: 'chooseOne', keys: [], in: 'lists', shown: 'Space' },
  { action: 'chooseMore', keys: [], in: 'lists', shown: 'Shift ↑ ↓' },
  { action: 'chooseAll', keys: [], in: 'lists', shown: 'Ctrl A' },
];

/** The places keys are listed for, in order. */
export const PLACES = /** @type {const} */ (['everywhere', 'lists', 'page', 'article', 'collections']);

/**
 * The name of a key press: `Alt+ArrowLeft`, `?`, `N`.
 * @param {Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>} event
 */
export function pressed({ key, ctrlKey, altKey, metaKey, shiftKey }) {
  const isSign = key.length === 1;
  const held = [ctrlKey && 'Control', altKey && 'Alt', metaKey && 'Meta', shiftKey && !isSign && 'Shift'];
  return [...held.filter(Boolean), key].join('+');
}

/** The actions that a key press may stand for: some keys do one thing in one room and another in the next. @param {string} name As `pressed` has it. */
export function actionsOf(name) {
  return KEYS.filter(({ keys }) => keys.includes(name)).map(({ action }) => action);
}

/**
 * Whether a press is somebody's writing and no command. While characters are being composed nothing is one.
 * @param {Pick<KeyboardEvent, 'key' | 'isComposing' | 'ctrlKey' | 'altKey' | 'metaKey'>} event
 * @param {?{tagName?: string, type?: string, isContentEditable?: boolean}} target
 */
export function isWriting(event, target) {
  if (event.isComposing || event.key === 'Process') return true;
  const isField = target?.tagName === 'TEXTAREA' || target?.isContentEditable === true
    || (target?.tagName === 'INPUT' && !['range', 'radio', 'checkbox', 'button'].includes(target.type ?? 'text'));
  return isField && !event.ctrlKey && !event.altKey && !event.metaKey && !/^F\d/.test(event.key);
}

/**
 * Listens for keys. `run` does an action and says whether there was anything to do.
 * @param {(action: string) => boolean} run
 */
export function listen(run) {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || isWriting(event, /** @type {any} */ (event.target))) return;
    if (document.querySelector('dialog[open]')) return;
    if (actionsOf(pressed(event)).some(run)) event.preventDefault();
  });
}
