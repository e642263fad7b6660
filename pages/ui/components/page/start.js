// Runs as soon as the page's HTML is there: while Streamlit still makes the page, the parts are
// loaded and its numbers are asked for.
import "../editor/index.js";
import "../top_bar/index.js";
import "./index.js";
import { show } from "../shared/answers.js";
import { connect } from "../shared/connection.js";

connect(show);
