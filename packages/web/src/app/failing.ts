import type { TFunction } from "i18next";
import { notify } from "../ui/notices.ts";
import { faultText } from "./fault.ts";

/** Says why a call came to nothing. */
export function failing(t: TFunction): (error: unknown) => void {
  return (error) => void notify(faultText(error, t), { tone: "problem" });
}
