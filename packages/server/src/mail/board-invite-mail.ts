import { letter } from "./letter.ts";
import type { Mail, Reader } from "./mail.ts";
import { wordsFor } from "./words.ts";

interface Invitation {
  readonly inviter: string;
  readonly board: string;
}

const LONGEST = 60;
/** Whatever a mail program could make a link of. */
const LIKE_A_LINK = /[^\s.]\.[^\s.]|:\/\/|@|www/i;

/**
 * What people call themselves and their boards goes to strangers by this: cut short, and left out where it could be
 * clicked, so that a name is no letter of somebody's own.
 */
export function boardInviteMail({ email, locale }: Reader, { inviter, board }: Invitation, href: string): Mail {
  const { hello, boardInvite } = wordsFor(locale);
  const { subject, what, link: words, until, otherwise } = boardInvite;
  return letter(email, subject, [hello, what(sayable(inviter), sayable(board)), { href, words }, until, otherwise]);
}

function sayable(text: string): string | undefined {
  const line = text.trim().replaceAll(/[\s\p{Cc}]+/gu, " ");
  if (line === "" || LIKE_A_LINK.test(line)) return undefined;
  const characters = [...line];
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join("")}…` : line;
}
