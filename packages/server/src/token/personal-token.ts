import { createHash } from "node:crypto";

/** By this people, and programs that search code for secrets, know what they have before them. */
const PREFIX = "sb_pat_";

export function personalToken(secret: string): string {
  return PREFIX + secret;
}

/** Whether it looks like one: an access token never does. */
export function isPersonalToken(token: string): boolean {
  return token.startsWith(PREFIX);
}

/** What is stored of a token. It has 256 bits of chance: nobody finds it by trying, so that one quick hash is enough. */
export function hashOfToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
