import { describe, expect, it } from "vitest";
import { ApiError } from "./api-error.ts";
import { verdictOn } from "./verdict.ts";

const refusedAs = (code: string) => (id: string) => ({ id, status: "refused", code });

function problem(status: number, code: string, paths: readonly string[] = []): ApiError {
  const errors = paths.map((path) => ({ path, message: "must be something else" }));
  return new ApiError({ type: "about:blank", title: code, status, code, errors });
}

describe("what a failed batch means", () => {
  it("Q6: 422 refuses the commands that it names, and only those", () => {
    const error = problem(422, "invalid", ["commands.1.title", "commands.1.cardId", "commands.3"]);
    const verdict = verdictOn(error, ["a", "b", "c", "d"]);
    expect(verdict).toEqual({ kind: "settled", outcomes: ["b", "d"].map(refusedAs("invalid")) });
  });

  it("Q6: a refusal that names none is narrowed down to one command", () => {
    expect(verdictOn(problem(413, "too_large"), ["a", "b"])).toEqual({ kind: "narrow" });
    expect(verdictOn(problem(413, "too_large"), ["a"])).toEqual({
      kind: "settled",
      outcomes: [refusedAs("invalid")("a")],
    });
    expect(verdictOn(problem(422, "invalid", ["commands.7.title"]), ["a", "b"])).toEqual({ kind: "narrow" });
  });

  it("W4: a board that is not there refuses all", () => {
    const verdict = verdictOn(problem(404, "not_found"), ["a", "b"]);
    expect(verdict).toEqual({ kind: "settled", outcomes: ["a", "b"].map(refusedAs("not_found")) });
  });

  it("Q7: a cut, 429 and 5xx are no answers", () => {
    expect(verdictOn(new TypeError("fetch failed"), ["a"])).toEqual({ kind: "wait", seconds: undefined });
    expect(verdictOn(problem(500, "internal"), ["a"])).toEqual({ kind: "wait", seconds: undefined });
    const limited = new ApiError({ type: "about:blank", title: "Slow down", status: 429, code: "rate_limited" }, 7);
    expect(verdictOn(limited, ["a"])).toEqual({ kind: "wait", seconds: 7 });
  });

  it("Q7: what a proxy says in the server's place refuses nothing", async () => {
    for (const status of [400, 403, 404, 422]) {
      const error = await ApiError.from(new Response("<html>Not here</html>", { status }));
      expect(verdictOn(error, ["a", "b"]).kind).toBe("wait");
    }
  });

  it("401 is the session's business", () => {
    expect(verdictOn(problem(401, "unauthenticated"), ["a"])).toEqual({ kind: "signed_out" });
  });
});
