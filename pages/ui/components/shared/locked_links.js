// Links within a page that lead to another one, where a link locks those: they stay to be read.
import { BASE } from "./base.js";
import { closest } from "./dom.js";
import { isLocked } from "./locks.js";

addEventListener(
  "click",
  (event) => {
    const link = closest(event.target, "a[href]");
    if (!isLocked("pages") || !(link instanceof HTMLAnchorElement) || link.download) return;
    const { href, pathname } = new URL(link.href);
    if (href.startsWith(BASE.href) && pathname !== location.pathname) event.preventDefault();
  },
  true,
);
