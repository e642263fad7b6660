// A teacher's own lesson as a link carries it: deflate, then base64 as addresses have it. The server
// unpacks it, see `pages/ui/lesson/packing.py`.

import { saveFile } from "../shared/files.js";
import { keptLesson } from "../shared/lesson_store.js";

const PACKED_MAX = 8192; // as core/lessons/limits.py, a test holds them equal
const NAME = "lesson.toml";

/** The lesson of this tab for a link; "" where there is none, or it is too long. */
export async function packedLesson() {
  const { file, link } = keptLesson();
  if (link || !file) return link;
  const packed = await pack(file);
  return packed && packed.length <= PACKED_MAX ? packed : "";
}

/**
 * A text as links have it; null where the browser cannot.
 * @param {string} text
 */
export async function pack(text) {
  if (!("CompressionStream" in globalThis)) return null;
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const signs = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Save the lesson's file. */
export function saveLesson() {
  saveFile(NAME, keptLesson().file, "application/toml");
}
