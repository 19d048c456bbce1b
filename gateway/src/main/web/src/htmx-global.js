// The extensions look for htmx as a global name.
import htmx from "htmx.org";

window.htmx = htmx;

export default htmx;
