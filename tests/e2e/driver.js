// A real window, driven: a screen nobody sees (Xvfb), WebKitWebDriver on it, and just as much of WebDriver's
// protocol as the tests need. It knows nothing of newspapers.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, openSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The keys that are no characters, by their names, as WebDriver writes them. */
const KEYS = {
  Tab: '\uE004', Enter: '\uE007', Shift: '\uE008', Control: '\uE009', Alt: '\uE00A', Escape: '\uE00C', End: '\uE010',
  Delete: '\uE017', Home: '\uE011', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015',
};

/** How long anything may take that the window does, in milliseconds. */
const PATIENCE = 45_000;

/** The engine writes what a page keeps a moment later, and the driver ends a program at once: so long it is left alone. */
const KEEPING = 1500;

/** What was started and has not ended: should the tests be broken off, it is taken down with them. */
const living = new Set();
process.once('exit', () => {
  for (const leader of living) kill(leader, 'SIGKILL');
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/** Starts a program at the head of a group of its own. */
function start(program, given, options) {
  const leader = spawn(program, given, { ...options, detached: true });
  living.add(leader);
  leader.once('exit', () => living.delete(leader));
  return leader;
}

/** Starts a screen of `width` × `height`; `stop` takes it down. */
export async function startScreen(width, height) {
  const screen = start('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const [number] = await Promise.race([
    once(screen.stdio[3], 'data'),
    once(screen, 'exit').then(() => Promise.reject(new Error('Xvfb did not start: is it installed?'))),
  ]);
  return { display: `:${String(number).trim()}`, stop: () => stopGroup(screen) };
}

/**
 * Opens `program` in a window on `display`, runs `use(window)`, and closes it whatever happened.
 * Everything the program keeps goes below `home`. `environment` is added to what a window needs.
 */
export async function withWindow({ program, given = [], display, home, environment = {} }, use) {
  const port = await freePort();
  const log = openSync(join(home, 'driver.log'), 'a');
  const driver = start('WebKitWebDriver', [`--port=${port}`], {
    stdio: ['ignore', log, log],
    env: windowEnvironment(display, home, environment),
  });
  try {
    const base = `http://127.0.0.1:${port}`;
    await ready(base);
    const options = { binary: program, args: given };
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': options } };
    const { sessionId } = await send('POST', `${base}/session`, { capabilities });
    const session = `${base}/session/${sessionId}`;
    try {
      await send('POST', `${session}/timeouts`, { implicit: PATIENCE, script: PATIENCE });
      return await use(windowOf(session));
    } finally {
      await pause(KEEPING);
      await send('DELETE', session);
    }
  } finally {
    await stopGroup(driver);
  }
}

/** Starts `program` as a reader would, without driving it. */
export function startProgram({ program, given, display, home, environment = {} }) {
  return spawn(program, given, { stdio: 'ignore', cwd: home, env: windowEnvironment(display, home, environment) });
}

function windowOf(session) {
  const run = (script, ...given) => send('POST', `${session}/execute/async`, { script, args: given });
  const find = async (selector) =>
    Object.values(await send('POST', `${session}/element`, { using: 'css selector', value: selector }))[0];
  return {
    title: () => send('GET', `${session}/title`),
    /** The text of the first element that `selector` means; waits for there to be one. */
    text: async (selector) => send('GET', `${session}/element/${await find(selector)}/text`),
    click: async (selector) => send('POST', `${session}/element/${await find(selector)}/click`, {}),
    /** Moves the pointer to the middle of the first element that `selector` means. */
    point: async (selector) => {
      const { left, top, width, height } = await run(
        `arguments[1](document.querySelector(arguments[0]).getBoundingClientRect().toJSON())`, selector);
      const to = { type: 'pointerMove', duration: 0, origin: 'viewport', x: Math.round(left + width / 2), y: Math.round(top + height / 2) };
      await send('POST', `${session}/actions`, { actions: [{ type: 'pointer', id: 'mouse', actions: [to] }] });
    },
    /** Pulls with the pointer from a place of the window to another, in pixels. */
    pull: async (from, to) => {
      const move = ([x, y]) => ({ type: 'pointerMove', duration: 0, origin: 'viewport', x, y });
      const half = [Math.round((from[0] + to[0]) / 2), Math.round((from[1] + to[1]) / 2)];
      const actions = [move(from), { type: 'pointerDown', button: 0 }, move(half), move(to), { type: 'pointerUp', button: 0 }];
      await send('POST', `${session}/actions`, { actions: [{ type: 'pointer', id: 'mouse', actions }] });
    },
    /** How many elements `selector` means now. */
    count: (selector) =>
      run(`arguments[1](document.querySelectorAll(arguments[0]).length)`, selector),
    /** Presses keys one after the other, each by its name: `Alt+ArrowLeft`, `j`. */
    press: async (...names) => {
      for (const name of names) await send('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keys', actions: strokes(name) }] });
    },
    /** Types words into what has the focus. */
    type: async (words) => {
      const actions = [...words].flatMap((value) => ['keyDown', 'keyUp'].map((type) => ({ type, value })));
      await send('POST', `${session}/actions`, { actions: [{ type: 'key', id: 'keys', actions }] });
    },
    resize: (width, height) => send('POST', `${session}/window/rect`, { x: 0, y: 0, width, height }),
    /** The body of an async function; what it returns comes back, and what it throws is thrown here. */
    run: async (body, ...given) => {
      const settled = `.then((value) => done({ value }), (error) => done({ error: String(error) }))`;
      const { value, error } = await run(`const done = arguments[arguments.length - 1]; (async () => { ${body} })()${settled}`, ...given);
      if (error !== undefined) throw new Error(`in the window: ${error}`);
      return value;
    },
    /** A PNG of what is in the window, once it is drawn. */
    picture: async (path) => {
      await run(`const done = arguments[0];
        document.fonts.ready.then(() => requestAnimationFrame(() => requestAnimationFrame(() => done())))`);
      writeFileSync(path, Buffer.from(await send('GET', `${session}/screenshot`), 'base64'));
    },
  };
}

/** @param {string} name */
function strokes(name) {
  const keys = name.split('+').map((key) => KEYS[key] ?? key);
  const down = keys.map((value) => ({ type: 'keyDown', value }));
  return [...down, ...keys.toReversed().map((value) => ({ type: 'keyUp', value }))];
}

/** Compositing stays on: without it, or without its DMABUF renderer, WebKitGTK 2.50 never answers a screenshot. */
function windowEnvironment(display, home, environment) {
  const own = (name) => {
    const folder = join(home, name);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return folder;
  };
  const { PATH, LANG } = process.env;
  return {
    PATH,
    LANG: LANG ?? 'C.UTF-8',
    DISPLAY: display,
    HOME: home,
    XDG_RUNTIME_DIR: own('runtime'),
    XDG_DATA_HOME: own('data'),
    XDG_CACHE_HOME: own('cache'),
    XDG_CONFIG_HOME: own('config'),
    TAURI_WEBVIEW_AUTOMATION: 'true',
    GDK_BACKEND: 'x11',
    GTK_USE_PORTAL: '0',
    LIBGL_ALWAYS_SOFTWARE: '1',
    NO_AT_BRIDGE: '1',
    ...environment,
  };
}

async function send(method, address, body) {
  const signal = AbortSignal.timeout(2 * PATIENCE);
  const answer = await fetch(address, { method, body: body && JSON.stringify(body), signal });
  const { value } = await answer.json();
  if (!answer.ok) {
    throw new Error(`${method} ${address}: ${value.error}: ${value.message}`);
  }
  return value;
}

async function ready(base) {
  for (let left = PATIENCE; left > 0; left -= 50) {
    const is = await send('GET', `${base}/status`).then(
      (status) => status.ready,
      () => false,
    );
    if (is) return;
    await pause(50);
  }
  throw new Error('WebKitWebDriver did not start: is it installed?');
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Ends a process and all it started: an orphan would keep the tests from ending. */
async function stopGroup(leader) {
  if (leader.exitCode !== null || leader.signalCode !== null) return;
  const ended = once(leader, 'exit');
  kill(leader, 'SIGTERM');
  const force = setTimeout(() => kill(leader, 'SIGKILL'), 2000);
  await ended;
  clearTimeout(force);
  // Who leads has ended; what it started may not have.
  kill(leader, 'SIGKILL');
}

/** Sends a signal to a group, if any of it is left. */
function kill(leader, signal) {
  try {
    process.kill(-leader.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
