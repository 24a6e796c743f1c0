const LONGEST = 60;
/** Whatever a mail program could make a link of. */
const LIKE_A_LINK = /[^\s.]\.[^\s.]|:\/\/|@|www/i;

/**
 * What people call themselves, their boards and their cards, as it may stand in a mail: cut short, and undefined where it could be
 * clicked, so that a name is no letter of somebody's own.
 */
export function sayable(text: string): string | undefined {
  const line = text.trim().replaceAll(/[\s\p{Cc}]+/gu, " ");
  if (line === "" || LIKE_A_LINK.test(line)) return undefined;
  const characters = [...line];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : line;
}
