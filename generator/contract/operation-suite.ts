import { describe, expect, it } from "vitest";
import type { CredentialPlace } from "./document/credential-place.ts";
import { placeKeys } from "./document/credential-place.ts";
import { prepareCases } from "./case-params.ts";
import type { Contract, ContractOperation } from "./contract.ts";
import type { ContractDocuments } from "./document/contract-documents.ts";
import { carriedCredentials, withoutCredentials, withWrongScheme } from "./credentials.ts";
import type { SentRequest } from "./exchange.ts";
import { isToldByPrism } from "./normalise/known-schemes.ts";
import { OperationTrials } from "./operation-trials.ts";
import { documentPlaces, statusOf, usualStatus, type OperationDescription } from "./document/operation-description.ts";
import { anything, provableCases } from "./unproven/provable-cases.ts";
import { caseCredentials, credentialPlaces } from "./shared-places.ts";
import type { Trial } from "./trial.ts";
import type { UnprovenPart } from "./unproven/unproven.ts";

/** What Prism answers to a request that breaks the document. */
const refusals = [400, 422];

/**
 * @param baseUrl gives the URL of the server, which starts after the tests are registered.
 * @returns what no case proves, though the suite has cases of it.
 */
export function describeOperationSuite<Client>(
  contract: Contract<Client>,
  operation: ContractOperation<Client>,
  documents: ContractDocuments,
  baseUrl: () => string,
): readonly UnprovenPart[] {
  const trials = new OperationTrials(contract, operation, documents);
  const { description } = trials;
  const credentials = caseCredentials(operation);
  const cases = prepareCases(operation);
  const { accepted, refused, unproven } = provableCases(operation, cases, { description, documents });
  if (unproven.some(({ part }) => part === anything)) return unproven;
  const usual = (): unknown => {
    const [first] = accepted;
    if (first === undefined) throw new Error(`${operation.name} has no accepted case`);
    return first.params;
  };

  describe(operation.name, () => {
    describeSecurity(operation, { trials, places: documentPlaces(documents.repaired), usual }, baseUrl);

    for (const { title, params } of accepted) {
      it(`accepts ${title}`, async () => {
        await trials.expectAccepted(await trials.run(baseUrl(), { params, credentials }));
      });
    }
    for (const { title, params } of refused) {
      it(`refuses ${title}`, async () => {
        const verdict = await trials.run(baseUrl(), { params, credentials });
        const { problems } = verdict.reading;
        expect(problems.length, "the second judge finds the request valid").toBeGreaterThan(0);
        if (problems.some((problem) => problem.seenByPrism)) trials.expectError(verdict, refusals);
      });
    }
    if (isStreamAnswered(operation, description)) {
      it("gives the items of its stream where they are asked for", async () => {
        const verdict = await trials.run(baseUrl(), { params: usual(), credentials, isStreamed: true });
        await trials.expectAccepted(verdict);
        trials.expectSequence(verdict.exchange);
      });
    }
    for (const { status, code, error } of operation.errors) {
      it(`throws ${error.name} for ${status}`, async () => {
        const trial = { params: usual(), credentials, status: code, change: acceptAnything };
        const verdict = await trials.run(baseUrl(), trial);
        trials.expectError(verdict, [code]);
        trials.expectDeclared(verdict.exchange);
      });
    }
  });
  return unproven;
}

/** Whether Prism answers with the stream that the client can be asked for. */
function isStreamAnswered({ stream }: ContractOperation<never>, description: OperationDescription): boolean {
  if (stream?.call === undefined) return false;
  return stream.sequences.some(({ at }) => statusOf(description, at) === usualStatus(description));
}

/** Servers report errors in a media type of their own; Prism only in one that the request accepts. */
function acceptAnything(request: SentRequest): SentRequest {
  const headers = new Headers(request.headers);
  headers.set("accept", "*/*");
  return { ...request, headers };
}

interface SecurityContext<Client> {
  readonly trials: OperationTrials<Client>;
  /** Of all credentials that the document knows. */
  readonly places: readonly CredentialPlace[];
  /** The params of an accepted case. */
  readonly usual: () => unknown;
}

function describeSecurity<Client>(
  operation: ContractOperation<Client>,
  { trials, places: documented, usual: params }: SecurityContext<Client>,
  baseUrl: () => string,
): void {
  const alternatives = trials.description.security.map(placeKeys);
  const usual = (credentials: Trial["credentials"]): Trial => ({ params: params(), credentials });
  const options = operation.anonymous ? [] : operation.security.flatMap(({ credentials }) => Object.keys(credentials));
  const places = credentialPlaces(documented, operation, options);
  const bare: Trial["change"] = (request) => withoutCredentials(request, places);

  for (const { title, credentials } of operation.security) {
    it(`accepts the credentials ${title}, and sends no other`, async () => {
      const verdict = await trials.run(baseUrl(), usual(credentials));
      const carriers = credentialPlaces(documented, operation, Object.keys(credentials));
      const carried = carriedCredentials(verdict.exchange.request, carriers);
      expect(alternatives, "the credentials that were sent are no alternative").toContainEqual(carried);
      await trials.expectAccepted(verdict);
    });
  }
  if (operation.anonymous) {
    it("accepts a request without credentials", async () => {
      await trials.expectAccepted(await trials.run(baseUrl(), { ...usual({}), change: bare }));
    });
    return;
  }
  const credentials = caseCredentials(operation);
  it("throws 401 without credentials", async () => {
    trials.expectError(await trials.run(baseUrl(), { ...usual(credentials), change: bare }), [401]);
  });
  if (trials.description.security.flat().every(isToldByPrism)) {
    it("throws 401 for credentials of the wrong scheme", async () => {
      const change: Trial["change"] = (request) => withWrongScheme(request, places);
      trials.expectError(await trials.run(baseUrl(), { ...usual(credentials), change }), [401]);
    });
  }
  if (alternatives.every((alternative) => alternative.length < 2)) return;
  it("throws 401 for a part of the credentials", async () => {
    for (const { credentials: whole } of operation.security) {
      for (const place of places) {
        const change = (request: SentRequest): SentRequest => withoutCredentials(request, [place]);
        const verdict = await trials.run(baseUrl(), { ...usual(whole), change });
        const left = carriedCredentials(change(verdict.exchange.request), places);
        const enough = alternatives.some((alternative) => alternative.every((key) => left.includes(key)));
        if (!enough) trials.expectError(verdict, [401]);
      }
    }
  });
}
