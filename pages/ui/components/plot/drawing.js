// When plots are drawn: the newest figures only, in one frame, and again only when that is done.
import { drawn } from "../shared/connection.js";
import { on, page } from "../shared/page_state.js";
import { loadPlotly } from "./plotly.js";
import { views } from "./view.js";

const APART = 80; // ms after a drawing that took longer than a frame, while a bar is held
const LATE = 20; // ms to the frame after a drawing: the browser could not keep up

let timer = 0;
let frame = 0;
let drawnAt = 0;
let isDrawing = false;
let isAskedAgain = false;
/** Whether the frame after the newest drawing came late. */
let wasLate = false;

/** Draw soon what is not yet on the screen. */
export function draw() {
  isAskedAgain = isDrawing;
  if (isDrawing || timer || frame) return;
  if (!page.holdsBar) return void drawAll(); // the numbers are in place: no use in waiting for a frame
  const wait = drawnAt + APART - performance.now();
  if (wait <= 0) frame = requestAnimationFrame(wasLate ? oneFrameMore : drawAll);
  else {
    timer = setTimeout(() => {
      timer = 0;
      draw();
    }, wait);
  }
}

/** The numbers have a frame of their own. */
function oneFrameMore() {
  frame = requestAnimationFrame(drawAll);
}

async function drawAll() {
  frame = 0;
  isDrawing = true;
  const revision = page.figuresRevision;
  try {
    if (revision > 0) await drawViews();
    if (page.holdsBar) lookAtNextFrame();
  } finally {
    isDrawing = false;
    if (revision > 0) drawn(revision); // the server sends newer ones now
    if (isAskedAgain) draw();
  }
}

async function drawViews() {
  const needsPlotly = Object.values(page.figures).some((figure) => !figure.empty);
  const Plotly = needsPlotly ? await loadPlotly() : null;
  for (const view of views) {
    const isSlow = await view.draw(Plotly);
    if (isSlow) drawnAt = performance.now();
    if (isSlow && page.holdsBar) await nextFrame(); // two in one would make the bar stutter
  }
}

function lookAtNextFrame() {
  const start = performance.now();
  requestAnimationFrame((now) => {
    wasLate = now - start > LATE;
  });
}

function nextFrame() {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

on("values", () => {
  if (page.figuresRevision === 0) for (const view of views) view.makeRoom();
});
on("figures", () => {
  if (views.size) draw();
});
// Paper is light, whatever the screen is.
for (const kind of ["(prefers-color-scheme: dark)", "print"]) {
  matchMedia(kind).addEventListener("change", draw);
}
