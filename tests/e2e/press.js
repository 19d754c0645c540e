// A press that prints newspaper pages of our own as PDF, for tests: headlines and columns of Chinese in a font that is not
// embedded, as many producers leave it. It knows just as much of PDF as that needs.

import { writeFileSync } from 'node:fs';
import { lockFor } from './lock.js';

/** A tabloid, in points. */
const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 40;
const GAP = 18;
const SIZE = 10;
const LEADING = 15;

/** What is set at a place: its lower left corner, from the upper edge of the page. */
const line = (x, y, size, text) => ({ x, y, size, text });

/** Cuts a text into lines of so many characters; a paragraph begins with two blanks. */
function lines(paragraphs, measure) {
  return paragraphs.flatMap((text) => {
    const signs = [...`　　${text}`];
    const set = [];
    while (signs.length > 0) {
      const own = signs.splice(0, measure);
      // No line begins with a stop.
      while (signs.length > 0 && /[，。、：；！？”）》]/.test(signs[0])) own.push(signs.shift());
      set.push(own.join(''));
    }
    return set;
  });
}

/**
 * A page with its nameplate and articles, each in `columns` columns across the page from `top` on.
 * @param {{head?: string, folio: string, articles: {headline: string, byline?: string, paragraphs: string[], columns: number, top: number, left?: number, width?: number}[]}} page
 */
export function setPage({ head, folio, articles }) {
  const texts = [line(MARGIN, 30, 9, folio)];
  if (head) texts.push(line(MARGIN, 78, 40, head));
  const rules = [];
  for (const { headline, byline, paragraphs, columns, top, left = MARGIN, width = WIDTH - 2 * MARGIN } of articles) {
    rules.push({ x: left, y: top - 10, width });
    texts.push(line(left, top + 22, 22, headline));
    if (byline) texts.push(line(left, top + 42, 9, byline));
    const column = (width - (columns - 1) * GAP) / columns;
    const all = lines(paragraphs, Math.floor(column / SIZE));
    const each = Math.ceil(all.length / columns);
    all.forEach((text, i) => {
      const x = left + Math.floor(i / each) * (column + GAP);
      texts.push(line(x, top + 64 + (i % each) * LEADING, SIZE, text));
    });
  }
  return { texts, rules };
}

const hex = (text) => Buffer.from(text, 'utf16le').swap16().toString('hex');

/** Writes pages as a PDF. `bars`: grey bars stand in place of all text; `password`: what opens it. */
export function print(path, pages, { bars = false, password = '' } = {}) {
  const lock = password ? lockFor(password) : null;
  const string = (number, text) => (lock ? `<${lock.close(number, Buffer.from(text)).toString('hex')}>` : `(${text})`);
  const content = ({ texts, rules }) => [
    ...rules.map(({ x, y, width }) => `0.5 w ${x} ${HEIGHT - y} m ${x + width} ${HEIGHT - y} l S`),
    ...texts.map(({ x, y, size, text }) => (bars
      ? `0.6 g ${x} ${HEIGHT - y} ${[...text].length * size} ${size * 0.8} re f`
      : `BT /F ${size} Tf ${x} ${HEIGHT - y} Td <${hex(text)}> Tj ET`)),
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry ${string(4, 'Adobe')} /Ordering ${string(4, 'GB1')} /Supplement 4 >> /DW 1000 /FontDescriptor 5 0 R >>`,
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  pages.forEach((page, i) => {
    const plain = Buffer.from(content(page));
    const text = lock ? lock.close(7 + 2 * i, plain) : plain;
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents ${7 + 2 * i} 0 R /Resources << /Font << /F 3 0 R >> >> >>`);
    objects.push(Buffer.concat([Buffer.from(`<< /Length ${text.length} >>\nstream\n`), text, Buffer.from('\nendstream')]));
  });
  // The lock itself is not locked, and stands last.
  if (lock) objects.push(lock.object);
  /** @type {Buffer[]} */
  const file = [];
  let length = 0;
  const add = (part) => {
    file.push(Buffer.from(part));
    length += Buffer.byteLength(part);
  };
  add('%PDF-1.5\n');
  const places = objects.map((object, i) => {
    const at = length;
    for (const part of [`${i + 1} 0 obj\n`, object, '\nendobj\n']) add(part);
    return at;
  });
  const start = length;
  add(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`);
  const locked = lock ? ` /Encrypt ${objects.length} 0 R /ID [${lock.id} ${lock.id}]` : '';
  add(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${locked} >>\nstartxref\n${start}\n%%EOF\n`);
  writeFileSync(path, Buffer.concat(file));
}
