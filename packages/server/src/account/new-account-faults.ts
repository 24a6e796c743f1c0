import type { FieldFault } from "../http/problems.ts";
import { Misfit } from "../http/validation.ts";
import { passwordFault } from "./password-rules.ts";

function textOf(body: object, field: string): string | undefined {
  const value: unknown = Reflect.get(body, field);
  return typeof value === "string" ? value : undefined;
}

/**
 * All that is wrong with what somebody asks for who wants an account, where `error` says what does not fit its schema: a
 * password is judged beyond that, and whoever mends the e-mail address must not hear of it then first.
 */
export async function newAccountFaults(error: Error, body: unknown): Promise<readonly FieldFault[] | undefined> {
  if (!(error instanceof Misfit)) return undefined;
  const { faults } = error;
  if (typeof body !== "object" || body === null || faults.some(({ path }) => path === "password")) return faults;
  const password = textOf(body, "password");
  if (password === undefined) return faults;
  const owner = { email: textOf(body, "email"), username: textOf(body, "username"), name: textOf(body, "name") };
  const message = await passwordFault(password, owner);
  return message === undefined ? faults : [...faults, { path: "password", message }].sort(byPath);
}

const byPath = (a: FieldFault, b: FieldFault) => a.path.localeCompare(b.path, "en");
