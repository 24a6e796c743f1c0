import { ApiError } from "@syncboard/client";
import type { TFunction } from "i18next";
import { faultText } from "../app/fault.ts";
import { notify } from "../ui/notices.ts";

/** Says what went wrong; but who is no administrator any more loses the page, which says enough. */
export function tellFault(error: unknown, t: TFunction): void {
  if (!(error instanceof ApiError && error.status === 403)) notify(faultText(error, t), { tone: "problem" });
}
