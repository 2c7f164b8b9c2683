import process from "node:process";
import { bundles, type Bundle } from "./bundle-size.ts";
import type { Consumer } from "./consumer/consumer.ts";
import { ownConsumers } from "./consumer/own-consumers.ts";
import { peerConsumers } from "./consumer/peer-consumers.ts";
import { growthJobs } from "./growth/growth-jobs.ts";
import { needsInstall, newestNode } from "./installed.ts";
import { titleOf, type Budget, type Job, type NodeBinary } from "./job.ts";
import { floorJob, programJob, routeJobs, wholeJobs } from "./jobs.ts";
import type { Options } from "./options.ts";
import { routePeers, wholePeers } from "./peers.ts";
import { github, own, petstore, type Subject } from "./subject.ts";

/** What a run of the benchmark measures. */
export interface Plan {
  /** In the order of the report, each table begun by the floor that its jobs are compared with. */
  readonly jobs: readonly Job[];
  readonly consumers: readonly Consumer[];
  /** Writes the client whose samples the consumers call. */
  readonly reference: Job | undefined;
  /** Whether calls of clients are measured, and what it takes to import them. */
  readonly measuresClients: boolean;
  readonly bundles: readonly Bundle[];
  /** Whether packages must be there that the benchmark alone needs. */
  readonly needsInstall: boolean;
}

/** What there is to measure. */
interface Sources {
  /** The large document, where it is there. */
  readonly cloudflare: Subject | undefined;
  /** Where the documents of growing size will be. */
  readonly growthFolder: string;
}

const current: NodeBinary = { path: process.execPath, version: process.version };

/** Decides what is measured. Budgets are for the oldest Node that we support, on which the benchmark is run. */
export function planBench(options: Options, { cloudflare, growthFolder }: Sources): Plan {
  const newest = newestNode();
  const isWanted = (title: string) => title.includes(options.filter);
  const candidates = [
    ...candidateRouteJobs(options, cloudflare, newest),
    ...candidateWholeJobs(options, cloudflare, newest),
    ...(cloudflare ? growthJobs(growthFolder, current) : []),
  ];
  const jobs = withCompared(candidates.filter((job) => isWanted(titleOf(job))));
  const reference = cloudflare && referenceJob(cloudflare);
  const consumers = reference
    ? [...ownConsumers(reference), ...(options.peers ? peerConsumers(reference, newest) : [])]
    : [];
  const wanted = consumers.filter(({ name }) => isWanted(`Consumer: ${name}`));
  const generators = wanted.map(({ generator }) => generator);
  const measuresClients = isWanted("Client: ");
  const wantedBundles = bundles.filter(({ name }) => isWanted(`Bundle: ${name}`));
  return {
    jobs,
    consumers: wanted,
    reference,
    measuresClients,
    bundles: wantedBundles,
    needsInstall: measuresClients || wantedBundles.length > 0 || [...jobs, ...generators].some(needsInstall),
  };
}

function candidateRouteJobs(options: Options, cloudflare: Subject | undefined, newest: NodeBinary): Job[] {
  const place = { section: "One route", subject: cloudflare ?? own, node: current };
  return [
    ...routeJobs(place, cloudflare !== undefined),
    ...(options.node24 ? routeJobs({ ...place, node: newest }, false) : []),
    ...(options.peers ? routePeers(place, newest) : []),
  ];
}

function candidateWholeJobs(options: Options, cloudflare: Subject | undefined, newest: NodeBinary): Job[] {
  const documents: readonly { section: string; subject: Subject | undefined; budget: Budget }[] = [
    { section: "Whole Cloudflare", subject: cloudflare, budget: { wallMs: 1500, rssMb: 450 } },
    { section: "Whole GitHub", subject: github, budget: { wallMs: 1000 } },
    { section: "Petstore", subject: petstore, budget: { wallMs: 250 } },
  ];
  return documents.flatMap(({ section, subject, budget }) => {
    if (subject === undefined) return [];
    const place = { section, subject, node: current };
    return [
      ...wholeJobs(place, budget),
      ...(options.node24 ? wholeJobs({ ...place, node: newest }, undefined) : []),
      ...(options.peers ? wholePeers(place, newest) : []),
    ];
  });
}

function referenceJob(subject: Subject): Job {
  const place = { section: "Consumer", subject, node: current };
  return programJob(place, "routesmith", ["--emit", "types,client,helpers,reference"]);
}

/** The jobs, with those that their budgets refer to, and before the first of each place its floor. */
function withCompared(jobs: readonly Job[]): Job[] {
  const all = new Set(jobs.flatMap((job) => (job.budget?.above ? [job, job.budget.above] : [job])));
  const places = new Set<string>();
  return [...all].flatMap((job) => {
    const place = JSON.stringify([job.section, job.subject.path, job.node.path]);
    if (places.has(place)) return [job];
    places.add(place);
    return [floorJob(job), job];
  });
}
