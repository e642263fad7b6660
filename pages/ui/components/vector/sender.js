// What goes to the server, and when. Typed texts go at once: each holds all fields, so that a
// later one makes up for any before it. All else waits in line for the answer to what was sent
// before, as the server may answer two that come together once only; of one gesture, the newest
// value is all that counts. So the server sets the pace, and the last value of a drag arrives.
const APART = 28; // ms between two messages: more than 35 a second nobody sees
const LOST = 1500; // ms after which an answer is no longer waited for

function openSender(view) {
  view.seq = 0; // the last message
  view.typed = 0; // the last message that held texts
  view.answered = 0;
  const line = [];
  const allDone = []; // who waits until all is sent and answered
  let sentAt = -LOST;
  let timer = 0;

  const post = (edit) => {
    view.seq = Math.max(view.seq, view.data.seq) + 1;
    view.setStateValue("edit", { seq: view.seq, force: view.data.force, ...edit });
    return view.seq;
  };
  const pump = () => {
    clearTimeout(timer);
    const answered = view.answered >= view.seq;
    if (answered && !line.length) allDone.splice(0).forEach((resolve) => resolve());
    if (!line.length) return;
    const waited = performance.now() - sentAt;
    const waitFor = answered ? APART : LOST;
    if (waited < waitFor) {
      timer = setTimeout(pump, waitFor - waited);
      return;
    }
    const { edit, sent } = line.shift();
    sentAt = performance.now();
    const seq = post(edit);
    sent?.(seq);
    setTimeout(() => view.answered < seq && view.forget(), LOST); // it was refused
    pump();
  };

  view.send = (edit) => (view.typed = post(edit));
  view.queue = (edit, sent) => {
    const last = line.at(-1);
    if (edit.grab && last?.edit.grab?.gesture === edit.grab.gesture) line.pop();
    if (edit.pick && last?.edit.pick) edit = { pick: { ...line.pop().edit.pick, ...edit.pick } };
    line.push({ edit, sent });
    pump();
  };
  view.hear = (seq) => {
    view.answered = Math.max(view.answered, seq);
    pump();
  };
  view.on("softmax-lab-leave", ({ detail: waits }) => {
    waits.push(new Promise((resolve) => {
      allDone.push(resolve);
      setTimeout(resolve, LOST);
    }));
    pump();
  });
  view.on("softmax-lab-values", () => {
    const { seq, session } = window.softmaxLab.standing;
    if (session === view.session) view.hear(seq[view.data.name] ?? 0);
  });
}
