// How articles share a sheet: which stand beside one another, and how wide each is. Pure: lengths go in, rows come out.

/**
 * @typedef {{text: number, heads: number[], least?: number}} Length How long a piece is: the lines its body fills in one
 *   column, those its head takes at a width of one column, of two, …, and the fewest columns it may have.
 * @typedef {{width: number, items: number[]}} Stack Pieces one below the other, by their places in the list.
 * @typedef {{stacks: Stack[], waste: number}} Row
 */

/** As many pieces as may stand in one row: more would make rows that no screen shows whole. */
const TOGETHER = 7;
/** What a further row costs, in lines: white space is cheaper than many rules across the page. */
const RULE = 3;

/**
 * Shares a sheet of `columns` among pieces in their order. A row's stacks are filled from left to right, so that who
 * reads down each stack, then on to the next, reads in order. What is least left white is chosen.
 * @param {Length[]} lengths
 * @param {number} columns
 * @returns {Row[]}
 */
export function broadsheet(lengths, columns) {
  /** @type {{cost: number, row?: Row, from: number}[]} */
  const best = [/** @type {{cost: number, row?: Row, from: number}} */ ({ cost: 0, from: 0 })];
  for (let end = 1; end <= lengths.length; end += 1) {
    /** @type {{cost: number, row?: Row, from: number}} */
    let chosen = { cost: Infinity, from: end - 1 };
    for (let from = Math.max(0, end - TOGETHER); from < end; from += 1) {
      const before = best[from]?.cost ?? Infinity;
      const row = bestRow(lengths, from, end, columns);
      const cost = before + row.waste + RULE;
      if (cost < chosen.cost) chosen = { cost, row, from };
    }
    best.push(chosen);
  }
  const rows = [];
  for (let end = lengths.length; end > 0; ) {
    const { row, from } = /** @type {{row: Row, from: number}} */ (best[end]);
    rows.unshift(row);
    end = from;
  }
  return rows;
}

/** How high a piece is at a width, in lines. @param {Length} length @param {number} width */
export function height({ text, heads }, width) {
  return (heads[width - 1] ?? heads.at(-1) ?? 0) + Math.ceil(text / width);
}

/** @param {Length[]} lengths @param {number} from @param {number} end @param {number} columns @returns {Row} */
function bestRow(lengths, from, end, columns) {
  /** @type {Row} */
  let best = { stacks: [], waste: Infinity };
  /** @type {Stack[]} */
  const stacks = [];
  /**
   * `filled` is the sum of width × height of what stands, `tall` the height of the highest: what is white already only
   * grows with what follows, so that a row with more of it than the best is left.
   * @param {number} at @param {number} left @param {number} filled @param {number} tall
   */
  const fill = (at, left, filled, tall) => {
    if ((columns - left) * tall - filled >= best.waste) return;
    if (at === end) {
      if (left === 0) best = { stacks: stacks.slice(), waste: columns * tall - filled };
      return;
    }
    for (let last = at + 1; last <= end && left > 0; last += 1) {
      // Pieces one below the other in a wide stack would be rows of their own.
      const widest = last - at > 1 && columns > 1 ? 1 : left;
      for (let width = last === end ? left : 1; width <= Math.min(widest, last === end ? left : left - 1); width += 1) {
        let high = 0;
        for (let item = at; item < last; item += 1) {
          const piece = lengths[item];
          if (piece) high += width < Math.min(piece.least ?? 1, columns) ? Infinity : height(piece, width);
        }
        if (high === Infinity) continue;
        stacks.push({ width, items: Array.from({ length: last - at }, (_, i) => at + i) });
        fill(last, left - width, filled + width * high, Math.max(tall, high));
        stacks.pop();
      }
    }
  };
  fill(from, columns, 0, 0);
  return best;
}
