// What no generator can go below: reads a document and parses it.
import { readFileSync } from "node:fs";
import process from "node:process";

JSON.parse(readFileSync(process.argv[2], "utf8"));
