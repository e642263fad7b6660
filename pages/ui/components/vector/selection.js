// The selection (i, j): one thing on every page. What is chosen lights up at once, wherever a
// part of the page carries its data-i or data-j; the server is told through the fields of x.
//   data-picks   a group that the arrow keys go through: "ij" (a grid), "i" or "j" (a list)
//   data-pick    what can be chosen in it
//   data-ahead   set where i is beyond the chosen one, in what has data-until
const lab = window.softmaxLab;
const REST = 6; // pixels that are left beside a cell that has been brought into view
lab.selected ??= {};
lab.picking ??= 0; // the message that holds the newest choice

lab.select = (change) => {
  const chosen = { ...lab.selected, ...change };
  if (chosen.i === lab.selected.i && chosen.j === lab.selected.j) return;
  lab.selected = chosen;
  lab.picking = Infinity;
  light();
  reveal();
  dispatchEvent(new CustomEvent("softmax-lab-pick", { detail: change }));
};

function light() {
  const { i, j } = lab.selected;
  for (const element of document.querySelectorAll("[data-i], [data-j]")) {
    const { i: row, j: column } = element.dataset;
    const hits = (row ? row == i : true) && (column ? column == j : true);
    const near = !hits && row && column && column == j;
    mark(element, "data-lit", hits ? "on" : near ? "near" : "");
    if (element.tagName === "TD" && row && column) mark(element, "aria-selected", String(hits));
    if (element.tagName === "BUTTON") mark(element, "aria-pressed", String(hits));
    if (element.closest("[data-until]")) mark(element, "data-ahead", row > i ? "yes" : "");
  }
  for (const group of document.querySelectorAll("[data-picks]")) {
    const all = stops(group);
    const current = all.find((one) => one.dataset.lit === "on") ?? all[0];
    for (const one of all) mark(one, "tabindex", one === current ? "0" : "-1");
  }
  dispatchEvent(new CustomEvent("softmax-lab-selected"));
}

// Where a table scrolls in its own box, the chosen cell is brought to where it can be seen.
function reveal() {
  for (const box of document.querySelectorAll(".lab-box")) {
    const cell = box.querySelector('td[data-i][data-j][data-lit="on"]');
    if (!cell || box.scrollWidth <= box.clientWidth) continue;
    const heads = [...cell.parentElement.children].filter((one) => getComputedStyle(one).position === "sticky");
    const [around, own] = [box, cell].map((one) => one.getBoundingClientRect());
    const left = Math.max(around.left, ...heads.map((one) => one.getBoundingClientRect().right));
    if (own.left < left) box.scrollLeft -= left - own.left + REST;
    else if (own.right > around.right) box.scrollLeft += own.right - around.right + REST;
  }
}

function mark(element, name, text) {
  if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

// What Tab and the arrow keys reach in a group: the cells of a grid, the buttons of a list.
function stops(group) {
  const what = group.dataset.picks === "ij" ? "td[data-pick][data-i][data-j]" : "button[data-pick]";
  return [...group.querySelectorAll(what)];
}

function pick(element) {
  const { i, j } = element.dataset;
  lab.select({ ...(i && { i: Number(i) }), ...(j && { j: Number(j) }) });
}

addEventListener("click", (event) => {
  const chosen = event.target.closest?.("[data-pick]");
  if (chosen) pick(chosen);
});

const MOVES = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1],
};

addEventListener("keydown", (event) => {
  const from = event.target.closest?.("[data-pick]");
  const group = from?.closest("[data-picks]");
  if (!group || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = stops(group);
  const [down, right] = MOVES[event.key] ?? [];
  let to;
  if (event.key === "Home") to = all[0];
  else if (event.key === "End") to = all.at(-1);
  else if (down === undefined) return;
  else if (group.dataset.picks === "ij") {
    const [i, j] = [Number(from.dataset.i) + down, Number(from.dataset.j) + right];
    to = all.find((one) => one.dataset.i == i && one.dataset.j == j);
  } else to = all[all.indexOf(from) + down + right];
  event.preventDefault();
  if (!to) return;
  pick(to);
  to.focus();
});

// Every digit of the number under the pointer or the focus; without either, of the chosen cell.
function readOut(event) {
  for (const place of document.querySelectorAll(".lab-readout")) {
    const near = event?.target.closest?.("[data-name]");
    const cell = near ?? document.querySelector('td[data-i][data-j][data-lit="on"]')
      ?? document.querySelector('td[data-lit="on"][data-name]');
    const text = cell ? `${cell.dataset.name} = ${cell.querySelector("[title]")?.title ?? ""}` : "";
    if (place.textContent !== text) place.textContent = text;
  }
}
addEventListener("pointerover", readOut);
addEventListener("focusin", readOut);
addEventListener("softmax-lab-selected", () => readOut());

function take() {
  const { seq, selected } = lab.standing;
  if ((seq.x ?? 0) >= lab.picking) lab.picking = 0;
  const as = (one) => `${one.i},${one.j}`;
  if (lab.picking || as(selected) === as(lab.selected)) return readOut();
  lab.selected = selected;
  light();
  reveal();
}
addEventListener("softmax-lab-values", take);
new MutationObserver(() => {
  if (document.querySelector("[data-i]:not([data-lit]), [data-j]:not([data-lit])")) {
    light();
    reveal();
  }
}).observe(document.body, { subtree: true, childList: true });
lab.selected = lab.standing?.selected ?? lab.selected; // said before this script was there
light();
reveal();
