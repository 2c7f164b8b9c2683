import type crypto from "node:crypto";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Required, not imported: an import asks for all that the module has, and so loads Web Crypto, which takes as long again. */
export const { createHash, randomUUID } = require("node:crypto") as typeof crypto;
