// What every page of the console loads: <script type="module" src="/web/console.js?v=...">.
import "./requests.js";
import "./morph.js";
import "./live.js";
import "./pace.js";
import "./clocks.js";
import "./theme.js";
import "./keys.js";
import "./confirm.js";
import "./screen.js";
import "./board.js";
import "./parts.js";
export { toast } from "./toast.js";
