import { runSuite } from "../run-suite.js";

/** For runtimes with a command line: the origin of the server is its only argument, and the result a line of JSON. */
const origin = process.argv[2] ?? "";
console.log(JSON.stringify(await runSuite(origin, true)));
