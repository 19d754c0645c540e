// A reader at a screen nobody sees, with the program as it is built, a terminal to import by, and a place for pictures.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startProgram, startScreen, withWindow } from './driver.js';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const TARGET = resolve(ROOT, process.env.CARGO_TARGET_DIR ?? 'target');
// The program as it was built last, or as it was installed.
export const PROGRAM = process.env.BAOGE_WINDOW ?? join(TARGET, 'debug/baoge-desktop');
export const TERMINAL = process.env.BAOGE_TERMINAL ?? join(TARGET, 'debug/baoge');

/** What a system that is set dark tells the window. */
export const DARK = { GTK_THEME: 'Adwaita:dark' };
/** Starts a screen. `pictures`: where pictures go. */
export async function startReading({ pictures = join(TARGET, 'pictures') } = {}) {
  for (const program of [PROGRAM, TERMINAL]) {
    assert(existsSync(program), `${program} is missing: cargo build -p baoge-desktop -p cli`);
  }
  mkdirSync(pictures, { recursive: true });
  const home = mkdtempSync(join(tmpdir(), 'baoge-e2e-'));
  const screen = await startScreen(1400, 900);
  return {
    home,
    /** The screen, for whoever looks at all of it. */
    display: screen.display,
    /** Opens the program on the archive `folder` (the default one if there is none). */
    open: (folder, environment, use) => {
      // Each window is as large as it was meant to be, whatever size the one before was left in.
      rmSync(join(home, 'config/app.baoge.desktop/.window-state.json'), { force: true });
      return withWindow({ program: PROGRAM, given: folder ? [folder] : [], display: screen.display, home, environment }, use);
    },
    /** Starts the program once more, without a driver. */
    start: (given, environment) => startProgram({ program: PROGRAM, given, display: screen.display, home, environment }),
    importInto: (archive, ...paths) => {
      execFileSync(TERMINAL, ['--archive', archive, 'import', ...paths], { cwd: ROOT, stdio: 'ignore' });
    },
    picture: async (window, name, width = 1280, height = 800) => {
      await window.resize(width, height);
      await window.picture(join(pictures, `${name}-${width}x${height}.png`));
    },
    stop: async () => {
      await screen.stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
