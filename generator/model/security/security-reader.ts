import type { DiagnosticCode } from "../../kernel/diagnostic-codes.ts";
import type { Diagnostics } from "../../kernel/diagnostic.ts";
import {
  arrayMember,
  isJsonArray,
  isJsonObject,
  member,
  objectMember,
  type Json,
  type JsonObject,
} from "../../kernel/json.ts";
import { appendPointer, type JsonPointer } from "../../kernel/json-pointer.ts";
import type { Slice } from "../../select/slice.ts";
import type { SecurityScheme } from "../api.ts";
import type { SecurityAlternative, SecurityRequirement } from "../operation/operation.ts";
import { isOfConnection } from "./security.ts";
import { credentialsByPlace, placeInRequest, sendableChoices } from "../schema/sendable-choices.ts";

/** What a list of Security Requirement Objects means, wherever it stands. */
interface Security {
  readonly alternatives: readonly SecurityAlternative[];
  readonly problems: readonly SecurityProblem[];
}

interface SecurityProblem {
  readonly code: DiagnosticCode;
  readonly message: string;
  /** The index of the requirement; absent where the list as a whole is meant. */
  readonly index: number | undefined;
}

/** Reads what credentials operations ask for: nearly all of a document ask for the same, which is read once. */
export class SecurityReader {
  readonly #slice: Slice;
  readonly #diagnostics: Diagnostics;
  readonly #schemes: ReadonlyMap<string, SecurityScheme>;
  /** By the JSON of the list. */
  readonly #known = new Map<string, Security>();

  /** @param schemes those that a client can satisfy. */
  constructor(slice: Slice, schemes: readonly SecurityScheme[], diagnostics: Diagnostics) {
    this.#slice = slice;
    this.#diagnostics = diagnostics;
    this.#schemes = new Map(schemes.map((scheme) => [scheme.name, scheme]));
  }

  /**
   * The alternatives that an operation accepts, one of which a request must satisfy.
   *
   * @param operation the Operation Object, whose own `security` overrides the document's.
   * @see https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object
   */
  read(operation: JsonObject, pointer: JsonPointer): readonly SecurityAlternative[] {
    const own = arrayMember(operation, "security");
    const requirements = own ?? arrayMember(this.#slice.root, "security") ?? [];
    const { alternatives, problems } = this.#securityOf(requirements);
    if (problems.length > 0) this.#report(problems, appendPointer(own ? pointer : "", "security"));
    return alternatives;
  }

  #report(problems: readonly SecurityProblem[], place: JsonPointer): void {
    const { file } = this.#slice.document;
    for (const { code, message, index } of problems) {
      const pointer = index === undefined ? place : appendPointer(place, index);
      this.#diagnostics.warning(code, message, { location: { file, pointer } });
    }
  }

  #securityOf(requirements: readonly Json[]): Security {
    const key = JSON.stringify(requirements);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const problems: SecurityProblem[] = [];
    const alternatives = requirements.flatMap((requirement, index) =>
      isJsonObject(requirement) ? this.#alternatives(requirement, index, problems) : [],
    );
    const security = { alternatives, problems };
    this.#known.set(key, security);
    return security;
  }

  #alternatives(requirement: JsonObject, index: number, problems: SecurityProblem[]): readonly SecurityAlternative[] {
    const all = Object.entries(requirement);
    // A certificate is the connection's affair; of what is needed beside it, the request carries the rest.
    const carried = all.filter(([scheme]) => !isOfConnection(this.#definition(scheme)));
    const asked = carried.length > 0 ? carried : all;
    const known = asked.flatMap(([scheme, scopes]): SecurityRequirement[] => {
      const localName = this.#schemes.get(scheme)?.localName;
      if (localName !== undefined) return [{ localName, scheme, scopes: readScopes(scopes) }];
      problems.push(...this.#unknownScheme(scheme));
      return [];
    });
    // An alternative with a scheme that nobody defines cannot be satisfied, and must not turn into an easier one.
    if (known.length !== asked.length) return [];
    const placeOf = ({ scheme }: SecurityRequirement) => placeInRequest(this.#schemes.get(scheme));
    for (const rivals of credentialsByPlace(known, placeOf)) {
      if (rivals.length < 2) continue;
      const both = rivals.map(({ scheme }) => `\`${scheme}\``).join(" and ");
      const message = `${both} are needed together and go to the same place: a request carries the first that it has`;
      problems.push({ code: "model/colliding-credentials", message, index });
    }
    return sendableChoices(known, placeOf);
  }

  /** One that is defined and cannot be satisfied has been reported where it is defined. */
  #unknownScheme(scheme: string): SecurityProblem[] {
    if (this.#definition(scheme) !== undefined) return [];
    const message = `\`${scheme}\` is not defined, so that no client can satisfy it`;
    return [{ code: "model/unknown-security-scheme", message, index: undefined }];
  }

  /** The Security Scheme Object with a name. */
  #definition(scheme: string): Json | undefined {
    return member(objectMember(objectMember(this.#slice.root, "components"), "securitySchemes"), scheme);
  }
}

function readScopes(scopes: Json): readonly string[] {
  return isJsonArray(scopes) ? scopes.filter((scope) => typeof scope === "string") : [];
}
