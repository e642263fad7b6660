// What goes over the live channel, as `pages/ui/channel/protocol.py` has it; a test holds one
// against the other. Texts that a reader typed are bounded by the server, not here.

export type Vector = "x" | "y";

// --- from the browser -----------------------------------------------------------------------

/** A tab opens a page or comes back to it; see the class of this name in `messages.py`. */
export interface Hello {
  kind: "hello";
  token: string;
  previous: string;
  client: string;
  page: string;
  query: string;
  locale: string;
  restores: boolean;
}

/** The figures of this revision are drawn. */
export interface Drawn {
  kind: "drawn";
  rev: number;
}

export interface Ping {
  kind: "ping";
}

/** A text was typed into the field of one entry, from 0, or of the sum. */
export interface TypeEntry {
  kind: "type";
  vector: Vector;
  entry: number | "sum";
  text: string;
}

/** A whole vector as text; reading: which of its readings is meant, "dismiss" for none. */
export interface PasteVector {
  kind: "paste";
  vector: Vector;
  text: string;
  reading?: string;
}

/** A bar was moved; the moves of one gesture are one step to undo. */
export interface BarDrag {
  kind: "bar";
  vector: Vector;
  entry: number | "sum";
  value: number;
  gesture: number;
}

/** "undo", "redo" or "reset". */
export interface HistoryAction {
  kind: "history";
  name: string;
}

/** A tool of the problem, with the text of the field beside it. */
export interface UseTool {
  kind: "tool";
  name: string;
  text: string;
}

export interface LoadPreset {
  kind: "preset";
  name: string;
}

/** What is chosen, from 1: the output i, the logit j, or both. */
export interface Select {
  kind: "select";
  i?: number;
  j?: number;
}

/** A setting as the URL would have it; "" for its default. */
export interface SetSetting {
  kind: "set";
  name: string;
  text: string;
}

/**
 * One of value, at and step: a mark moved, a point put somewhere, a step of a path taken; the moves
 * of one gesture are one step to undo.
 */
export interface FigureAction {
  kind: "figure";
  figure: string;
  context: string;
  value?: number;
  at?: [number, number];
  step?: number;
  gesture?: number;
}

/** A button of the page's own. */
export interface PageAction {
  kind: "page";
  name: string;
  text: string;
}

/** Something done in a lesson: see the class of this name in `messages.py`. */
export interface LessonAction {
  kind: "lesson";
  name: string;
  text: string;
}

export type Edit =
  | TypeEntry
  | PasteVector
  | BarDrag
  | HistoryAction
  | UseTool
  | LoadPreset
  | Select
  | SetSetting
  | FigureAction
  | PageAction
  | LessonAction;

/** An edit carries its number, from 1. */
export type Message = Hello | Drawn | Ping | (Edit & { seq: number });

// --- from the server --------------------------------------------------------------------------

/** Attributes by name, and "text" of an element without others in it. */
export type Value = Record<string, string>;

/** null: a masked class; say: the values as they are spoken. */
export interface BarScale {
  values: (number | null)[];
  low: number;
  high: number;
  snap: number;
  say: string[];
}

/** What a pasted text may mean: key and words of each of its readings. */
export interface AskedState {
  question: string;
  readings: [key: string, label: string][];
}

/**
 * Errors by entry, from 0; text and error are those of the vector as a whole; asked: what its text
 * may mean, where its writer has to say.
 */
export interface VectorState {
  texts: string[];
  errors: Record<string, string>;
  text: string;
  error: string;
  asked: AskedState | null;
  bars: BarScale;
}

export interface SumState {
  text: string;
  error: string;
  value: number;
  low: number;
  high: number;
  snap: number;
  say: string;
}

/** What all logits are shifted by. */
export interface ShiftState {
  text: string;
  error: string;
}

/**
 * version: where it changes, all fields take the values; locked: what a link does not let anybody do.
 * Where the last row stands for many classes:
 * rest: what it is called; merged: what has become of them; classes: the numbers of the other rows.
 */
export interface EditorState {
  version: number;
  mode: string;
  locked: string[];
  x: VectorState;
  y: VectorState;
  sum: SumState;
  rest: string;
  merged: string;
  classes: number[];
  shift: ShiftState;
}

export interface VectorWords {
  label: string;
  head: string;
  entry_label: string;
  text_label: string;
  help: string;
  text_max: number;
  step: number;
  min: number;
  max: number;
}

/** "{value}" stands for the value. */
export interface MovingWords {
  x: string;
  y: string;
  sum: string;
}

/** What may be pasted: rows of a name and texts. */
export interface HelpWords {
  label: string;
  text: string;
  rows: [name: string, texts: string[]][];
}

/** tools: by name, the label and the hint. */
export interface ToolWords {
  label: string;
  classes: string;
  k_min: number;
  k_max: number;
  shift_by: string;
  shift_max: number;
  more: string;
  examples: string;
  presets: [name: string, label: string][];
  tools: Record<string, [label: string, hint: string]>;
  leave: string;
  help: HelpWords;
}

export interface EditorWords {
  x: VectorWords;
  y: VectorWords;
  history: [name: string, label: string, key: string][];
  modes: [name: string, label: string][];
  modes_label: string;
  class_name: string;
  moving: MovingWords;
  tools: ToolWords;
}

export interface Words {
  language: string;
  editor: EditorWords;
  figure: Record<string, string>;
  restoring: string;
  restored: string;
}

export interface Colours {
  light: Record<string, string>;
  dark: Record<string, string>;
}

export interface Address {
  params: [name: string, text: string][];
  own: string[];
  lang: string;
}

export interface Selected {
  i?: number;
  j?: number;
}

/**
 * Where the reader is in a lesson; name: "" where in none; missing: its file is not at hand; page:
 * where its step is to be seen; moves: how often a page was asked for.
 */
export interface LessonFacts {
  name: string;
  missing: boolean;
  at: number;
  steps: number;
  done: number[];
  page: string;
  moves: number;
}

/** Values of an edit. The first answer to a hello has everything; later ones what changed. */
export interface ValuesAnswer {
  kind: "values";
  rev: number;
  ack: number;
  values: Record<string, Value>;
  blocks?: Record<string, string>;
  ahead?: string[];
  address?: Address;
  selected?: Selected;
  history?: boolean[];
  editor?: EditorState;
  prints?: number;
  lesson?: LessonFacts;
  token?: string;
  page?: string;
  figure_keys?: string[];
  words?: Words;
  colours?: Colours;
}

export interface FiguresAnswer {
  kind: "figures";
  rev: number;
  ack: number;
  figures: Record<string, Figure>;
}

export interface LateAnswer {
  kind: "late";
  rev: number;
  blocks: Record<string, string>;
}

export interface ChecksAnswer {
  kind: "checks";
  rev: number;
  checks: Record<string, [style: string, words: string, more: string]>;
  progress: string;
}

/** An edit could not be worked in. */
export interface FailedAnswer {
  kind: "failed";
  ack: number;
}

export interface Pong {
  kind: "pong";
}

export type Answer =
  | ValuesAnswer
  | FiguresAnswer
  | LateAnswer
  | ChecksAnswer
  | FailedAnswer
  | Pong;

// --- figures: see pages/gradient/figures -------------------------------------------------------

/** An array as base64 of its bytes, as Plotly takes it. */
export interface Packed {
  dtype: "f4" | "f8";
  bdata: string;
  shape?: string;
}

/** Plotly's own. */
export type Trace = Record<string, any>;

/** Marks that move along curves; follow: the trace of the marks, the traces of their curves. */
export interface Frames {
  count: number;
  at: number;
  name: string;
  names: string[];
  follow: [marks: number, curves: number[]][];
  line: Trace | null;
  play?: boolean;
  takes?: boolean;
  follows?: string;
}

/** A point that is moved within half planes p x + q y <= r. */
export interface Movable {
  trace: number;
  at: [number, number];
  step: number;
  bounds: [number, number, number][];
  hint: string;
  keys: string;
}

export interface FigureWords {
  title?: string;
  notice?: string;
  question?: string;
  answer?: string;
}

export interface Table {
  head: string[];
  rows: string[][];
}

export interface Figure {
  traces: Trace[];
  layout: Record<string, any>;
  alt: string;
  context: string;
  words?: FigureWords;
  table?: Table;
  frames?: Frames;
  move?: Movable;
  square?: boolean;
  inside?: [number, number, number][];
  empty?: boolean;
}
