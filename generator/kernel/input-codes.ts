import type { DiagnosticInfo } from "./diagnostic-info.ts";
import { exitCodes } from "./exit-codes.ts";

/** Problems of overlays, of the routes that are asked for, and of what the document says. */
export const inputCodes = {
  "overlay/invalid": {
    title: "The overlay is not valid",
    cause: "It does not have the form that the Overlay Specification 1.0 asks for.",
    fix: "Correct the place that the message names.",
    exitCode: exitCodes.usage,
  },
  "overlay/no-match": {
    title: "An action of the overlay changes nothing",
    cause: "Its target selects no part of the document.",
    fix: "Correct the target, or delete the action if the document has been mended.",
    exitCode: exitCodes.usage,
  },
  "select/invalid-pattern": {
    title: "A route pattern has the wrong form",
    cause: "A pattern is `METHOD /path/**`, `operation:<id>` or `tag:<name>`, with `!` before it to exclude.",
    fix: "Write it in one of these forms.",
    exitCode: exitCodes.usage,
  },
  "select/no-match": {
    title: "A route pattern matches nothing",
    cause: "No operation of the document has this method and path, id or tag.",
    fix: "List the routes with `routesmith routes DOCUMENT WORD`.",
    exitCode: exitCodes.usage,
  },
  "select/no-operations": {
    title: "The document has no operations",
    cause: "Its `paths` is missing, or none of its path items has a method.",
    fix: "Name the document that describes the routes, or add the missing paths with an overlay.",
    exitCode: exitCodes.document,
  },
  "select/no-routes": {
    title: "No route is selected",
    cause: "The patterns exclude all operations of the document.",
    fix: "List the routes with `routesmith routes DOCUMENT`, and loosen the patterns.",
    exitCode: exitCodes.usage,
  },
  "select/unresolved-reference": {
    title: "A reference leads to nothing",
    cause: "The document has no part at the place that a `$ref` names.",
    fix: "Correct the `$ref`, or add the missing part with an overlay.",
    exitCode: exitCodes.document,
  },
  "select/external-reference": {
    title: "A reference leads out of the document",
    cause: "Only references within the document are followed.",
    fix: "Bundle the documents into one first.",
    exitCode: exitCodes.document,
  },
  "select/reference-cycle": {
    title: "A reference leads back to itself",
    cause: "The references form a circle with no value in it.",
    fix: "Break the circle in the document.",
    exitCode: exitCodes.document,
  },
  "select/no-such-part": {
    title: "The slice has no such part",
    cause: "`why` was asked about a part that none of the routes reaches.",
    fix: "Use the name of a component, a type or an operation, a JSON pointer, or a method and path.",
    exitCode: exitCodes.usage,
  },
  "model/malformed": {
    title: "A part of the document has the wrong form",
    cause: "The specification asks for another type of value at this place.",
    fix: "Correct the document, or put the right value in with an overlay.",
    exitCode: exitCodes.document,
  },
  "model/unknown-keyword": {
    title: "A keyword is not understood",
    cause: "The types say less than the document at this place.",
    fix: "Replace it with an overlay by a keyword of JSON Schema 2020-12 that says the same.",
    exitCode: exitCodes.document,
  },
  "model/unknown-field": {
    title: "A field is not understood",
    cause: "OpenAPI has no such field in an object of this kind, so that what it says is lost.",
    fix: "Correct its name in the document or with an overlay. What is meant for other tools begins with `x-`.",
    exitCode: exitCodes.document,
  },
  "model/contradiction": {
    title: "Parts of an `allOf` contradict each other",
    cause: "Two parts give a property types that no value has both of, such as a string and an integer.",
    fix: "Correct one of them with an overlay; until then the type has what the last part says.",
    exitCode: exitCodes.document,
  },
  "model/undeclared-path-parameter": {
    title: "A path names a parameter that nothing describes",
    cause: "The path's template has braces around a name for which there is no parameter in `path`.",
    fix: "Describe the parameter with an overlay.",
    exitCode: exitCodes.document,
  },
  "model/unsendable-body": {
    title: "A request body cannot be sent",
    cause: "`fetch` sends no body with GET or HEAD, and OpenAPI 3.0 says that one is to be ignored.",
    fix: "Nothing need be done where the server asks for none. Else use another method of the API, or send it without `fetch`.",
    exitCode: exitCodes.document,
  },
  "model/unsent-headers": {
    title: "Headers of a part cannot be sent",
    cause: "An `encoding` describes headers for a part of a body, which no param of the client holds.",
    fix: "Nothing need be done where the server does without them. Else make the body by hand.",
    exitCode: exitCodes.document,
  },
  "model/relative-server": {
    title: "An operation's own server is not known",
    cause:
      "The first of its `servers`, or of its path's, has a URL that is not absolute. The document's server is used.",
    fix: "Put the absolute URL in with an overlay.",
    exitCode: exitCodes.document,
  },
  "model/unsatisfiable-security-scheme": {
    title: "No request can satisfy a security scheme",
    cause: "The scheme is of a type that is not sent with a request, or does not say how it is sent.",
    fix: "Complete the scheme with an overlay, or leave it: alternatives that need it are left out.",
    exitCode: exitCodes.document,
  },
  "model/colliding-credentials": {
    title: "Credentials that are needed together go to the same place",
    cause:
      "Several schemes of one alternative are sent in the same header, query parameter or cookie, which holds one.",
    fix: "Make alternatives of them with an overlay, as the client does: a request carries the first that it has.",
    exitCode: exitCodes.document,
  },
  "model/unknown-security-scheme": {
    title: "A security scheme is not defined",
    cause: "A `security` names a scheme that `components.securitySchemes` does not have.",
    fix: "Add the scheme with an overlay.",
    exitCode: exitCodes.document,
  },
  "model/invalid-extension": {
    title: "An `x-routesmith-…` extension has the wrong form",
    cause: "The extension, mostly out of an overlay, does not fit the schema that it stands on.",
    fix: "See the chapter about extensions in docs/extensions.md of the package routesmith.",
    exitCode: exitCodes.usage,
  },
  "model/unknown-name": {
    title: "The config names something that the document does not have",
    cause: "A key of `client.auth`, `client.names` or `client.types` fits nothing in the document.",
    fix: "Correct the key, or delete it if the document has dropped what it named.",
    exitCode: exitCodes.usage,
  },
  "model/unfit-rule": {
    title: "The config says of an operation what it cannot have",
    cause:
      "The responses or parameters of the operation do not have what `client.envelopes` or `client.pagination` names.",
    fix: "Correct the rule; docs/client-envelopes.md and docs/client-pagination.md say what is needed.",
    exitCode: exitCodes.usage,
  },
  "model/wrong-credential": {
    title: "The config gives a security scheme the wrong kind of credential",
    cause: "Only HTTP Basic has a username and a password; every other scheme has one value.",
    fix: "Give Basic `{ username, password }`, and any other scheme the name of one environment variable.",
    exitCode: exitCodes.usage,
  },
  "model/name-taken": {
    title: "Two things have been given the same name",
    cause: "The config or an extension gives a name that another part of the client has.",
    fix: "Choose another name there.",
    exitCode: exitCodes.usage,
  },
} as const satisfies Record<string, DiagnosticInfo>;
