import { createHmac, timingSafeEqual } from "node:crypto";

export interface FeedCodes {
  /** What the address of a feed ends with. */
  codeOf(feedId: string): string;
  /** Which feed it is; undefined for a code that is not ours. */
  read(code: string): string | undefined;
}

/** Nobody who reads the database has the address of a feed: it is told again by making it again. */
export function feedCodes(secret: string): FeedCodes {
  // A key of its own, so that nothing else that this secret signs is one of these.
  const key = createHmac("sha256", secret).update("calendar").digest();
  const marked = (feedId: string) => createHmac("sha256", key).update(feedId).digest();
  return {
    codeOf: (feedId) => `${feedId}.${marked(feedId).toString("base64url")}`,
    read(code) {
      const [feedId = "", mark = ""] = code.split(".");
      const given = Buffer.from(mark, "base64url");
      const expected = marked(feedId);
      return given.length === expected.length && timingSafeEqual(given, expected) ? feedId : undefined;
    },
  };
}
