import { expect } from "vitest";
import { STATUS_OF } from "../src/index.ts";
import type { Answer, Problem } from "./running-server.ts";

type ProblemCode = keyof typeof STATUS_OF;

/** What no answer may show: where the code lies, and how it talks to the database. */
const INSIDES =
  /node_modules|\.ts:\d|\bat [\w.<>]+ \(|sqlite|postgres|constraint|relation "|duplicate key|\b(select|insert|update|delete) .* (from|into|set) /i;

/** Whether an answer is an error in the form of RFC 9457, with a code of the closed list, and tells nothing of the insides. */
export function expectProblem(answer: Answer<Problem>): void {
  expect(answer.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
  const { body, status } = answer;
  expect(new Map<string, number>(Object.entries(STATUS_OF)).get(body.code)).toBe(status);
  expect(body.status).toBe(status);
  expect(Object.keys(body).filter((name) => name !== "errors")).toEqual(["type", "title", "status", "detail", "code"]);
  for (const error of body.errors ?? []) expect(Object.keys(error)).toEqual(["path", "message"]);
  expect(JSON.stringify(body)).not.toMatch(INSIDES);
}

/** An error with one entry for each of these paths, and no other. */
export function expectFaults(answer: Answer<Problem>, paths: readonly string[]): void {
  expectProblem(answer);
  expect(answer.body.errors?.map(({ path }) => path)).toEqual(paths);
  expect(answer.status).toBe(422);
  expect(answer.body.code).toBe("invalid");
}

/** An error with this code, which has one status. */
export function expectCode(answer: Answer<Problem>, code: ProblemCode): void {
  expectProblem(answer);
  expect([answer.status, answer.body.code]).toEqual([STATUS_OF[code], code]);
}
