// The lab's own address, whatever path or proxy it is served below: this module lives in
// <address>/components/<hash>/shared/.
export const BASE = new URL("../../../", import.meta.url);
