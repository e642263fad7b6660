// Rows of choices that may be wider than their place, and scroll sideways.

const EDGE = 40; // pixels at the ends of a row, where it fades

// After the layout of a frame, where to ask for sizes costs nothing.
const rows = new ResizeObserver((entries) => {
  for (const { target } of entries) showInRow(target);
});

/**
 * Have what is chosen in a row that scrolls sideways shown when the row is there, and whenever it
 * gets another width. A row that stays and is filled anew, as the pages' names, is looked at anew.
 * @param {Element} row
 */
export function keepChosenInRow(row) {
  rows.unobserve(row); // who is observed already is not told of it again
  rows.observe(row);
}

/**
 * Move a row so that what is chosen in it is seen whole, in the middle: what goes on behind it is
 * seen to go on.
 * @param {Element} row
 */
function showInRow(row) {
  const chosen = row.querySelector("[aria-current], [aria-pressed=true]");
  if (!chosen || row.scrollWidth <= row.clientWidth) return;
  const { left, right } = chosen.getBoundingClientRect();
  const frame = row.getBoundingClientRect();
  if (left >= frame.left + EDGE && right <= frame.right - EDGE) return;
  row.scrollLeft += (left + right - frame.left - frame.right) / 2;
}
