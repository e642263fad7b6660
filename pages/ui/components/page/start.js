// Runs as soon as the page's HTML is there: while Streamlit still makes the page, the parts are
// loaded and the line to the server is opened, so that the first answer need not wait for them.
import "../editor/index.js";
import "../top_bar/index.js";
import "./index.js";
import { connect } from "../shared/connection.js";

connect();
