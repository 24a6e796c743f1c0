import { createHmac, timingSafeEqual } from "node:crypto";

export interface UnsubscribeTokens {
  sign(userId: string): string;
  /** Whose it is; undefined for one that is not ours. */
  read(token: string): string | undefined;
}

/** They stand in letters and are good for ever, for one thing alone: to have no more letters of this kind. */
export function unsubscribeTokens(secret: string): UnsubscribeTokens {
  // A key of its own, so that nothing else that this secret signs is one of these.
  const key = createHmac("sha256", secret).update("unsubscribe").digest();
  const marked = (userId: string) => createHmac("sha256", key).update(userId).digest();
  return {
    sign: (userId) => `${userId}.${marked(userId).toString("base64url")}`,
    read(token) {
      const [userId = "", mark = ""] = token.split(".");
      const given = Buffer.from(mark, "base64url");
      const expected = marked(userId);
      return given.length === expected.length && timingSafeEqual(given, expected) ? userId : undefined;
    },
  };
}
