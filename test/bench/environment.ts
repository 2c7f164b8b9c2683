import process from "node:process";

/**
 * The environment of a process that is measured: this one's, without what makes every start of Node longer.
 * `NODE_EXTRA_CA_CERTS` names certificates that Node then parses before anything else, for 0.08 s with those of a whole
 * system, and nothing that is measured connects to a server that has one.
 */
export function environment(added: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...process.env, NODE_OPTIONS: undefined, NODE_EXTRA_CA_CERTS: undefined, ...added };
}
