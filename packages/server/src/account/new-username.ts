import { Type } from "typebox";

/** No `@`, so that a username is never taken for an e-mail address. */
export const Username = Type.String({
  pattern: "^[A-Za-z0-9][A-Za-z0-9_.-]{1,31}$",
  description: "2 to 32 letters, digits, dots, dashes or underscores, beginning with a letter or digit",
});

/** A dash and three numbers of four digits fit behind it. */
const ROOM_FOR_A_NUMBER = 19;
const MOST_DIGITS = 12;

/**
 * A username to begin with, from what stands before the @: `ann`, or `ann-4821` when somebody has that. Longer numbers
 * when that is taken too: the short ones of a name that many have run out.
 */
export async function newUsername(
  email: string,
  isTaken: (username: string) => Promise<boolean>,
  randomNumber: () => number,
): Promise<string> {
  const base = usernameBase(email);
  let username = base;
  let number = "";
  while (await isTaken(username)) {
    number = `${number.length < MOST_DIGITS ? number : ""}${randomNumber()}`;
    username = `${base}-${number}`;
  }
  return username;
}

/** What a username that is made from this e-mail begins with. */
export function usernameBase(email: string): string {
  const [local = ""] = email.split("@");
  const cleaned = local
    .normalize("NFKD")
    .replaceAll(/[^A-Za-z0-9_.-]/g, "")
    .replace(/^[^A-Za-z0-9]+/, "")
    .slice(0, ROOM_FOR_A_NUMBER);
  return cleaned.length >= 2 ? cleaned : "user";
}
