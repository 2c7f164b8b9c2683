import { expect } from "vitest";
import type { Contract, ContractOperation } from "./contract.ts";
import { compareParams } from "./compare-params.ts";
import type { ContractDocuments } from "./document/contract-documents.ts";
import type { Exchange } from "./exchange.ts";
import { bodyText } from "./exchange.ts";
import { expectNone } from "./expect-none.ts";
import type { RequestReading } from "./judge/judge-request.ts";
import { RequestJudge } from "./judge/judge-request.ts";
import { judgeResponse } from "./judge/judge-response.ts";
import { isJsonMediaType } from "./document/media-type.ts";
import type { OperationDescription } from "./document/operation-description.ts";
import { contentFor, declaresSuccess, describeOperation } from "./document/operation-description.ts";
import { plainPath } from "./normalise/plain-path-names.ts";
import { readItems } from "./read-items.ts";
import type { SequenceBody } from "./document/sequence-body.ts";
import type { Outcome, Trial } from "./trial.ts";
import { runTrial } from "./trial.ts";

/** The last exchange of a call, with what both judges need of it. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly exchange: Exchange;
  readonly reading: RequestReading;
}

/** Runs calls of one operation and asserts what must hold for each, whatever the case is. */
export class OperationTrials<Client> {
  readonly description: OperationDescription;
  readonly #contract: Contract<Client>;
  readonly #operation: ContractOperation<Client>;
  readonly #documents: ContractDocuments;
  readonly #judge: RequestJudge;
  /** As Prism has it. */
  readonly #path: string;

  constructor(contract: Contract<Client>, operation: ContractOperation<Client>, documents: ContractDocuments) {
    this.description = describeOperation(documents.repaired, operation.path, operation.method);
    this.#contract = contract;
    this.#operation = operation;
    this.#documents = documents;
    this.#path = plainPath(documents.repaired, operation.path);
    this.#judge = new RequestJudge(documents.repaired, this.description, documents.requests);
  }

  /** Calls the method, and asserts that the request is the operation's and says what the params say. */
  async run(baseUrl: string, trial: Trial): Promise<Verdict> {
    const outcome = await runTrial(this.#contract, this.#operation, { baseUrl, path: this.#path }, trial);
    const exchange = outcome.exchanges.at(-1);
    if (exchange === undefined) {
      throw new Error("the client sent no request", outcome.kind === "threw" ? { cause: outcome.error } : {});
    }
    const { request } = exchange;
    const reading = await this.#judge.read(request);
    if (reading === undefined) {
      throw new Error(`the client sent ${request.method} ${request.url.pathname}, which is another operation`);
    }
    const { parameters, body } = this.#operation;
    const placed = parameters.filter((item) => item.in !== "path" || !this.description.placeless.includes(item.name));
    expectNone(compareParams({ parameters: placed, body }, trial, reading), "what was sent is not what the params say");
    return { outcome, exchange, reading };
  }

  /** Asserts that both judges accept the request, and that the client hands over Prism's answer. */
  async expectAccepted({ outcome, exchange, reading }: Verdict): Promise<void> {
    const { response } = exchange;
    const messages = reading.problems.map((problem) => problem.message);
    expectNone(messages, "the second judge finds the request invalid");
    expect(response.status, `Prism refused the request: ${describeAnswer(exchange)}`).toBeLessThan(300);
    // Prism's copy has one where the document has none.
    if (declaresSuccess(this.description.responses.map(({ status }) => status))) this.expectDeclared(exchange);
    const text = bodyText(response);
    const body: unknown = isJson(exchange) ? JSON.parse(text) : undefined;
    const { payload, flag } = this.#operation.envelope ?? {};
    if (outcome.kind === "threw") {
      // An example of the document's may well be one of a request that failed.
      if (flag !== undefined && memberOf(body, flag) === false) return expectReported(outcome.error, body);
      throw new Error("the client threw on an answer of success", { cause: outcome.error });
    }
    expect(outcome.response.status).toBe(response.status);
    if (this.#givesItems(exchange)) return this.#expectItems(outcome.data, exchange);
    if (text === "") expect(outcome.data, "data where the answer has no body").toBeUndefined();
    if (!isJson(exchange)) return;
    expect(outcome.body, "the body of the answer is another").toEqual(body);
    const data = payload === undefined ? body : memberOf(body, payload);
    expect(outcome.data, "data is not what the body of the answer holds").toEqual(data);
  }

  #givesItems(exchange: Exchange): boolean {
    const { stream } = this.#operation;
    return this.#sequenceOf(exchange) !== undefined || (stream !== undefined && stream.call === undefined);
  }

  async #expectItems(data: unknown, exchange: Exchange): Promise<void> {
    const isEmpty = exchange.response.body.length === 0;
    if (!isEmpty) this.expectSequence(exchange);
    const sent = this.#sequenceOf(exchange)?.items ?? [];
    expect(await readItems(data), "the items of the stream are not those of the answer").toEqual(sent);
  }

  /** Asserts that an answer is one of the operation's sequences. */
  expectSequence(exchange: Exchange): void {
    const contentType = exchange.response.headers.get("content-type");
    expect(this.#sequenceOf(exchange), `the answer is no sequence, but ${contentType}`).toBeDefined();
  }

  #sequenceOf({ response }: Exchange): SequenceBody | undefined {
    const content = contentFor(this.description, response.status, response.headers.get("content-type") ?? "");
    return content && this.#documents.sequences.get(content.pointer);
  }

  /**
   * Asserts that an answer has a status, media type and body that the document declares. Not for the cases that are
   * about something else: an answer that cannot be made should fail the case of its own status alone.
   */
  expectDeclared({ response }: Exchange): void {
    const heading = `Prism's answer ${response.status} breaks the document, and no other could be made`;
    const help = "give the response an example, if there is any value that fits its schema";
    const { responses, refusedAnswers, endlessAnswers, refusingParts } = this.#documents;
    const content = contentFor(this.description, response.status, response.headers.get("content-type") ?? "");
    if (content !== undefined && endlessAnswers.has(content.pointer)) return;
    const isRefused = content !== undefined && refusedAnswers.has(content.pointer);
    const problems = judgeResponse(this.description, response, isRefused ? refusingParts.responses.open : responses);
    expectNone(problems, `${heading} (${help}): ${bodyText(response)}`);
  }

  /** Asserts that the client threw the error that it declares for the status of the answer, with its body. */
  expectError({ outcome, exchange }: Verdict, statuses: readonly number[]): void {
    const { status } = exchange.response;
    expect(statuses, `Prism answered ${status}: ${describeAnswer(exchange)}`).toContain(status);
    if (outcome.kind === "answered") throw new Error(`the client took ${status} for a success`);
    const { error } = outcome;
    if (!(error instanceof Error)) throw new Error("what the client threw is not an Error");
    const declared = this.#operation.errors.find((item) => item.code === status);
    if (declared !== undefined) expect(error, `not the error of ${declared.status}`).toBeInstanceOf(declared.error);
    expect(Reflect.get(error, "status"), "the status of the error").toBe(status);
    if (isJson(exchange)) {
      const body: unknown = JSON.parse(bodyText(exchange.response));
      expect(Reflect.get(error, "body"), "the body of the error").toEqual(body);
    }
  }
}

/** Asserts that the client threw for an answer that says of itself that the request failed. */
function expectReported(error: unknown, body: unknown): void {
  if (!(error instanceof Error)) throw new Error("what the client threw is not an Error");
  expect(error.name, "the name of the error").toBe("UnsuccessfulError");
  expect(Reflect.get(error, "body"), "the body of the error").toEqual(body);
}

function memberOf(body: unknown, name: string): unknown {
  return typeof body === "object" && body !== null
    ? new Map<string, unknown>(Object.entries(body)).get(name)
    : undefined;
}

function isJson({ response }: Exchange): boolean {
  return response.body.length > 0 && isJsonMediaType(response.headers.get("content-type") ?? "");
}

/** Prism's violations tell more than its body, where it has any. */
function describeAnswer({ response }: Exchange): string {
  return response.headers.get("sl-violations") ?? bodyText(response);
}
