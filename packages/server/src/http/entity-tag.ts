import { createHash } from "node:crypto";

/** A strong entity tag for what this value says (RFC 9110 8.8.3). */
export function entityTag(value: unknown): string {
  return `"${createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 22)}"`;
}

/** Whether a header with a list of entity tags names this one. `*` names any. */
export function names(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.split(",").some((each) => {
    const tag = each.trim();
    return tag === "*" || tag.replace(/^W\//, "") === etag;
  });
}
