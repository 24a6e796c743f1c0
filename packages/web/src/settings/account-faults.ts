import { ApiError } from "@syncboard/client";
import type { TFunction } from "i18next";
import { faultText, fieldFault } from "../app/fault.ts";

/** The fields that the server may find at fault, each with this app's words for it. */
const WORDS = {
  name: "settings.profile.nameFault",
  username: "settings.profile.usernameFault",
  email: "session.emailFault",
  currentPassword: "settings.account.wrongPassword",
  password: "session.passwordFault.easy",
} as const;

const TAKEN = { username: "settings.profile.usernameTaken", email: "settings.account.emailTaken" } as const;

type AccountField = keyof typeof WORDS;

interface AccountFaults {
  readonly fields: Readonly<Partial<Record<AccountField, string>>>;
  /** What no field of the form is to blame for. */
  readonly whole: string | undefined;
}

/** Why the server did not take a change, by the field that it is about. `shown`: the fields that the form has. */
export function accountFaults(error: unknown, shown: readonly AccountField[], t: TFunction): AccountFaults {
  if (error === undefined) return { fields: {}, whole: undefined };
  const isTaken = error instanceof ApiError && error.status === 409;
  const words = (field: AccountField) =>
    isTaken && (field === "username" || field === "email") ? t(TAKEN[field]) : t(WORDS[field]);
  const faulty = shown.filter((field) => fieldFault(error, field) !== undefined);
  return {
    fields: Object.fromEntries(faulty.map((field) => [field, words(field)])),
    whole: faulty.length > 0 ? undefined : faultText(error, t),
  };
}
