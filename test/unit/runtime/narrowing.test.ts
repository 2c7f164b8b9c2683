import { describe, expect, expectTypeOf, it } from "vitest";
import type { ApiCall, Result } from "../../../templates/runtime/call.ts";
import {
  ApiError,
  ConnectionError,
  NotFoundError,
  RequestError,
  type ServerError,
  type TooManyRequestsError,
} from "../../../templates/runtime/errors.ts";
import type {
  ErrorStatus,
  ServerErrorStatus,
  StatusError,
  UndocumentedError,
} from "../../../templates/runtime/status.ts";
import { createCall } from "../../../templates/runtime/transport.ts";
import { makeRequest, makeTransport } from "./make-transport.ts";
import { deadOrigin, startServer, type StaticAnswer } from "./start-server.ts";

interface Missing {
  readonly missing: string;
}
interface Slow {
  readonly seconds: number;
}
interface Broken {
  readonly incident: string;
}

/** What a generated resource declares for 404, 429 and 5XX. */
type ThingError =
  | NotFoundError<Missing>
  | TooManyRequestsError<Slow>
  | ServerError<Broken>
  | UndocumentedError<404 | 429 | ServerErrorStatus>
  | RequestError;

/** What a generated resource declares for 404, 503 and `default`. */
type DefaultError =
  | NotFoundError<Missing>
  | ServerError<Slow, 503>
  | StatusError<Exclude<ErrorStatus, 404 | 503>, Broken>
  | RequestError;

async function failure<Failure>(answer: StaticAnswer): Promise<Failure> {
  const { url } = await startServer(answer);
  const call: ApiCall<string, Failure> = makeTransport({ baseUrl: url }).call(makeRequest());
  const result = await call.result();
  if (result.ok) throw new Error("The call succeeded.");
  return result.error;
}

describe("the status of an error", () => {
  it("narrows its body to what the document says of that status", async () => {
    const error = await failure<ThingError>({ status: 404, body: { missing: "x" } });
    if (error.status !== 404) throw error;
    expectTypeOf(error).toEqualTypeOf<NotFoundError<Missing>>();
    expectTypeOf(error.body).toEqualTypeOf<Missing>();
    expect(error.body.missing).toBe("x");
  });

  it("narrows the body of one of a range", async () => {
    const error = await failure<ThingError>({ status: 502, body: { incident: "i" } });
    if (error.status !== 502) throw error;
    expectTypeOf(error.body).toEqualTypeOf<Broken>();
    expect(error.body.incident).toBe("i");
  });

  it("leaves the body of an undocumented one unknown", async () => {
    const error = await failure<ThingError>({ status: 418, body: { missing: "x" } });
    if (error.status !== 418) throw error;
    expectTypeOf(error.body).toEqualTypeOf<unknown>();
    expect(error.body).toEqual({ missing: "x" });
  });

  it("narrows what falls under a default", async () => {
    const error = await failure<DefaultError>({ status: 418, body: { incident: "i" } });
    if (error.status === 503) expectTypeOf(error.body).toEqualTypeOf<Slow>();
    else if (error.status === 404) expectTypeOf(error.body).toEqualTypeOf<Missing>();
    else if (error.status === undefined) expectTypeOf(error).toEqualTypeOf<RequestError>();
    else expectTypeOf(error.body).toEqualTypeOf<Broken>();
    expect(error).toMatchObject({ status: 418, body: { incident: "i" } });
  });

  it("is not there where there was no answer", async () => {
    const call: ApiCall<string, ThingError> = makeTransport({ baseUrl: await deadOrigin() }).call(makeRequest());
    const result = await call.result();
    if (result.ok || result.error.status !== undefined) throw new Error("There was an answer.");
    expectTypeOf(result.error).toEqualTypeOf<RequestError>();
    expect(result.error).toBeInstanceOf(ConnectionError);
  });

  it("excludes what the document rules out", () => {
    const compare = (error: ThingError) => [
      // @ts-expect-error No error has the status of a success.
      error.status === 200,
      // @ts-expect-error There is no such status.
      error.status === 600,
    ];
    expect(compare(new ConnectionError("GET /things", undefined))).toEqual([false, false]);
  });
});

describe("the class of an error", () => {
  it("narrows as the status does", async () => {
    const error = await failure<ThingError>({ status: 404, body: { missing: "x" } });
    if (!(error instanceof NotFoundError)) throw error;
    expectTypeOf(error.status).toEqualTypeOf<404>();
    expectTypeOf(error.body).toEqualTypeOf<Missing>();
    expect(error.body.missing).toBe("x");
  });

  it("narrows beside a default", async () => {
    const error = await failure<DefaultError>({ status: 404, body: { missing: "x" } });
    if (!(error instanceof NotFoundError)) throw error;
    expectTypeOf(error.body).toEqualTypeOf<Missing>();
    expect(error.body.missing).toBe("x");
  });

  it("keeps the failures of a connection apart", async () => {
    const error = await failure<ThingError>({ status: 500 });
    if (error instanceof RequestError) expectTypeOf(error.status).toEqualTypeOf<undefined>();
    else expectTypeOf(error).toExtend<ApiError>();
    expect(error).toBeInstanceOf(ApiError);
    expect(error).not.toBeInstanceOf(RequestError);
  });

  it("has a name that tells it", () => {
    const timeoutOf = (error: RequestError) => (error.name === "TimeoutError" ? "late" : error.name);
    expectTypeOf<NotFoundError["name"]>().toEqualTypeOf<"NotFoundError">();
    expect(timeoutOf(new ConnectionError("GET /things", undefined))).toBe("ConnectionError");
  });
});

describe("the result of a call", () => {
  it("narrows by `ok`", async () => {
    const call = createCall<string, ThingError>(
      Promise.resolve({ data: "d", body: "d", headers: {}, response: new Response() }),
    );
    expectTypeOf(call).toEqualTypeOf<ApiCall<string, ThingError>>();
    const result = await call.result();
    expectTypeOf(result).toEqualTypeOf<Result<string, ThingError>>();
    if (!result.ok) throw result.error;
    expectTypeOf(result.data).toEqualTypeOf<string>();
    expectTypeOf(result.response).toEqualTypeOf<Response>();
    // @ts-expect-error A success has no error.
    expect(result.error).toBeUndefined();
  });

  it("has all that the promise and its response have", async () => {
    const { url } = await startServer({ body: { a: 1 }, headers: { "x-page": "2" } });
    const call: ApiCall<{ a: number }, ThingError> = makeTransport({ baseUrl: url }).call(makeRequest());
    const { data, headers, response } = await call.withResponse();
    expect([data, response.status, response.headers.get("x-page"), response.bodyUsed]).toEqual([
      { a: 1 },
      200,
      "2",
      true,
    ]);
    expect(await call).toBe(data);
    expect(await call.result()).toEqual({ ok: true, data, body: data, headers, response });
  });
});
