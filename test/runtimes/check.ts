/** A piece of the suite: it throws where something is not as it should be. */
export type Check<Subject> = (subject: Subject) => Promise<void>;

/** How a run of the suite ended. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: readonly { readonly name: string; readonly message: string }[];
}

/** Runs the checks one after the other. A runtime has no test runner that all others have, too. */
export async function runChecks<Subject>(
  checks: Readonly<Record<string, Check<Subject>>>,
  subject: Subject,
): Promise<SuiteResult> {
  const failed: { name: string; message: string }[] = [];
  const entries = Object.entries(checks);
  for (const [name, check] of entries) {
    try {
      await within(10_000, check(subject));
    } catch (error) {
      failed.push({ name, message: error instanceof Error ? `${error.name}: ${error.message}` : String(error) });
    }
  }
  return { passed: entries.length - failed.length, failed };
}

/** @throws {Error} which shows both. */
export function equal(found: unknown, wanted: unknown): void {
  const [left, right] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (left !== right) throw new Error(`found ${left}, wanted ${right}`);
}

/** What a promise rejects with. */
export async function failure(promise: PromiseLike<unknown>): Promise<Error> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error(`no failure, but ${JSON.stringify(value)}`);
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`not done after ${milliseconds} ms`)), milliseconds);
    promise.finally(() => clearTimeout(timer)).then(resolve, reject);
  });
}
