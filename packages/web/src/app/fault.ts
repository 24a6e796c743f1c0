import { ApiError } from "@syncboard/client";
import type { TFunction } from "i18next";

/** What went wrong with a call, in words. No answer and a refusal are different things to a reader. */
export function faultText(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return t("app.fault.noAnswer");
  if (error.status === 429) return t("app.fault.tooMany");
  if (error.status === 403) return t("app.fault.forbidden");
  if (error.status === 404) return t("app.fault.notFound");
  if (error.status === 413) return t("app.fault.tooLarge");
  if (error.status >= 500) return t("app.fault.server");
  return isRefusal(error.code) ? t(`app.refusal.${error.code}`) : t("app.fault.notAccepted");
}

/** What a refused command says too. */
const REFUSALS = [
  "id_taken",
  "already_member",
  "last_owner",
  "last_administrator",
  "board_full",
  "card_full",
  "precondition_failed",
] as const;

function isRefusal(code: string): code is (typeof REFUSALS)[number] {
  return REFUSALS.some((each) => each === code);
}

/** The message for one field of a form, from a 422. */
export function fieldFault(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.errors.find(({ path }) => path === field)?.message;
}
