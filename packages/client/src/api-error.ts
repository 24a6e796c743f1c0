import type { Problem } from "./api-types.ts";

/** The server said no. `code` is from the closed list of the API, or `unreadable` when something else answered. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly detail: string | undefined;
  /** One entry for each field at fault. */
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  /** Seconds to wait before asking again, where the server said so. */
  readonly retryAfter: number | undefined;

  constructor(problem: Problem, retryAfter?: number) {
    super(problem.detail ?? problem.title);
    this.status = problem.status;
    this.code = problem.code;
    this.detail = problem.detail;
    this.errors = problem.errors ?? [];
    this.retryAfter = retryAfter;
  }

  /** Reads an answer that is not a success. What is no problem document comes from a proxy in between, not from the server. */
  static async from(response: Response): Promise<ApiError> {
    const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
    const retryAfter = Number.isFinite(seconds) ? seconds : undefined;
    return new ApiError(await problemOf(response), retryAfter);
  }
}

export const UNREADABLE = "unreadable";

async function problemOf(response: Response): Promise<Problem> {
  const { status } = response;
  if (response.headers.get("content-type")?.startsWith("application/problem+json")) {
    const problem: Problem = await response.json();
    if (typeof problem.code === "string") return { ...problem, status };
  }
  return { type: "about:blank", title: response.statusText || `HTTP ${status}`, status, code: UNREADABLE };
}
