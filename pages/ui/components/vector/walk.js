// Step by step through a sum: buttons, arrow keys, or played at a pace. A step is a choice of i
// (or of j, where data-axis says so); what is said of it comes from the server.
//   data-walk   first, back, next, play; and the pace, in ms a step
let playing = 0;

const walk = () => document.querySelector(".lab-walk");
const last = () => Number(walk()?.dataset.steps ?? 1);
const axis = () => walk()?.dataset.axis ?? "i";
const step = () => lab.selected[axis()] ?? 1;

function go(to) {
  lab.select({ [axis()]: Math.min(last(), Math.max(1, to)) });
}

function play() {
  go(step() === last() ? 1 : step() + 1);
  playing = setTimeout(() => (step() === last() || !walk() ? stop() : play()), pace());
  showPlay();
}

function pace() {
  return Number(document.querySelector("select[data-walk=pace]")?.value || 1500);
}

function stop() {
  clearTimeout(playing);
  playing = 0;
  showPlay();
}

function showPlay() {
  const button = document.querySelector("[data-walk=play]");
  if (button) button.textContent = playing ? button.dataset.pause : button.dataset.play;
}

const STEPS = { first: () => 1, back: () => step() - 1, next: () => step() + 1 };

addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-walk]");
  if (button?.dataset.walk === "play") {
    playing ? stop() : play();
  } else if (button) {
    stop();
    go(STEPS[button.dataset.walk]());
  } else if (playing && event.target.closest?.("[data-pick]")) stop();
  const way = event.target.closest?.("button[data-way]");
  if (way) dispatchEvent(new CustomEvent("softmax-lab-choose", { detail: ["way", way.dataset.way] }));
});

addEventListener("keydown", (event) => {
  const inside = event.target.closest?.(".lab-walk");
  const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!inside || !by || event.target.tagName === "SELECT" || event.ctrlKey || event.altKey) return;
  event.preventDefault();
  stop();
  go(step() + by);
});
addEventListener("softmax-lab-values", showPlay);
