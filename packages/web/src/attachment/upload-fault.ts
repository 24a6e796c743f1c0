import { ApiError } from "@syncboard/client";
import type { TFunction } from "i18next";
import { faultText } from "../app/fault.ts";
import { sizeText } from "./media.ts";
import { TooLarge } from "./uploads.ts";

/** What files go to. */
export type UploadTarget = "card" | "subject";

const FULL = { card: "attachment.fault.quota", subject: "document.fault.quota" } as const;
const GONE = { card: "attachment.fault.cardGone", subject: "document.fault.subjectGone" } as const;

interface Circumstances {
  readonly t: TFunction;
  readonly locale: string;
  readonly to: UploadTarget;
  readonly mostBytes: number | undefined;
  readonly isOnline: boolean;
}

/** Why a file was not taken, in words. */
export function uploadFault(error: unknown, { t, locale, to, mostBytes, isOnline }: Circumstances): string {
  if (error instanceof TooLarge || (error instanceof ApiError && error.code === "too_large")) {
    if (mostBytes === undefined) return t("attachment.fault.tooLarge");
    return t("attachment.fault.tooLargeOf", { most: sizeText(mostBytes, locale) });
  }
  if (error instanceof ApiError) {
    if (error.code === "quota_exceeded") return t(FULL[to]);
    if (error.status === 404) return t(GONE[to]);
    return faultText(error, t);
  }
  // A file that was changed or taken away since it was chosen.
  if (error instanceof DOMException && error.name !== "AbortError") return t("attachment.fault.unreadable");
  return isOnline ? faultText(error, t) : t("attachment.fault.offline");
}

/** Whether sending the same once more may do. */
export function mayRetry(error: unknown): boolean {
  if (error instanceof TooLarge) return false;
  if (!(error instanceof ApiError)) return true;
  return error.code === "quota_exceeded" || error.status >= 500 || error.status === 429 || error.status === 401;
}
