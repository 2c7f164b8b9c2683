import { runSuite } from "../run-suite.js";

/** For browsers: the page comes from the server, and calls it. */
Object.assign(globalThis, { suiteResult: runSuite(location.origin, false) });
