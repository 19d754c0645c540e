// Which rows of a list of any length are in the window. A million rows are taller than an engine can scroll: then the
// list has the greatest height it can, rows are as tall as ever, and moving far moves in proportion. It knows no element.

/** The greatest height a list has, in pixels. */
export const TALLEST = 8_000_000;

/** Rows made beyond either edge of the window, where nothing hurries. */
export const BEYOND = 6;

/**
 * @param {{total: number, row: number, seen: number}} given `row`: the height of one; `seen`: that of the window.
 */
export function rowsOf({ total, row, seen }) {
  const whole = total * row;
  const height = Math.min(whole, Math.max(TALLEST, seen));
  /** How far what is seen lies before where it would lie by its number. */
  let shift = 0;
  let last = 0;
  const most = Math.max(0, height - seen);
  const wholeMost = Math.max(0, whole - seen);

  /** @param {number} top @param {boolean} isFar */
  const settle = (top, isFar) => {
    if (whole === height) shift = 0;
    else if (isFar || top <= 0 || top >= most) shift = Math.round((top / Math.max(1, most)) * wholeMost) - top;
    last = top;
  };

  return {
    /** Of the list, in pixels. */
    height,
    /**
     * The rows to be made when the list is scrolled to `top`, with so many beyond either edge.
     * @param {number} top @param {number} [beyond]
     */
    at: (top, beyond = BEYOND) => {
      const held = Math.min(most, Math.max(0, top));
      settle(held, Math.abs(held - last) > seen);
      const first = Math.floor((held + shift) / row);
      const end = Math.ceil((held + shift + seen) / row);
      return { first: Math.max(0, first - beyond), end: Math.min(total, end + beyond), top: Math.min(Math.max(0, total - 1), Math.max(0, first)) };
    },
    /** Where a row stands in the list, in pixels. @param {number} index */
    place: (index) => index * row - shift,
    /**
     * What to scroll to so that a row is at the head of the window. Rows are then placed anew.
     * @param {number} index
     */
    scrollTo: (index) => {
      const wanted = Math.min(wholeMost, Math.max(0, index * row));
      const top = whole === height ? wanted : Math.round((wanted / Math.max(1, wholeMost)) * most);
      shift = whole === height ? 0 : wanted - top;
      last = top;
      return top;
    },
  };
}
