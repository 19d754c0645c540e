// Proves that the window opens on an archive, where nobody could see it, and leaves a picture of it.
// usage: node tests/e2e/opens.js ARCHIVE PICTURE

import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { startReading } from './reader.js';

const [archive, picture] = process.argv.slice(2).map((path) => resolve(path));
mkdirSync(dirname(picture), { recursive: true });
const reader = await startReading();
try {
  await reader.open(archive, {}, async (window) => {
    const title = await window.text('.shelf-total');
    await window.resize(1280, 800);
    await window.picture(picture);
    console.log(`It was opened on a screen nobody sees, and shows: ${title}. A picture of it: ${picture}`);
  });
} finally {
  await reader.stop();
}
