// What a page does without until it has its first numbers.
import "../shared/copies.js";
import "../shared/copying.js";
import "../shared/lesson.js";
import "../tools/part.js";
import { settled } from "../shared/connection.js";

// Tests wait for it.
settled.then(() => document.documentElement.toggleAttribute("data-complete", true));
