// Which of a list are chosen, as in WAI-ARIA's listbox of several: by one, from the last to here, all. It knows no element.

/**
 * @param {string[]} order The items in their order.
 */
export function chosenOf(order) {
  /** @type {Set<string>} */
  const chosen = new Set();
  let anchor = 0;
  /** What was chosen before a run was begun: it is not lost when the run grows shorter. @type {Set<string>} */
  let kept = new Set();
  const place = (/** @type {string} */ id) => order.indexOf(id);
  return {
    has: (/** @type {string} */ id) => chosen.has(id),
    count: () => chosen.size,
    /** In the order of the list, not in that of choosing. */
    all: () => order.filter((id) => chosen.has(id)),
    /** One more, or one less; a run begins here. @param {string} id */
    toggle: (id) => {
      if (!chosen.delete(id)) chosen.add(id);
      anchor = place(id);
      kept = new Set(chosen);
    },
    /** All from where the run begins to `id`. @param {string} id */
    extend: (id) => {
      const [from, to] = [anchor, place(id)].sort((a, b) => a - b);
      chosen.clear();
      for (const other of kept) chosen.add(other);
      for (const other of order.slice(from, Number(to) + 1)) chosen.add(other);
    },
    /** All; none, if all are chosen. */
    toggleAll: () => {
      const isFull = chosen.size === order.length;
      chosen.clear();
      if (!isFull) for (const id of order) chosen.add(id);
      kept = new Set(chosen);
    },
    clear: () => {
      chosen.clear();
      kept = new Set();
    },
    /** Further items came. @param {string[]} now */
    setOrder: (now) => {
      order = now;
    },
  };
}
