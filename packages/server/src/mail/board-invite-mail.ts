import { letter } from "./letter.ts";
import type { Mail, Reader } from "./mail.ts";
import { sayable } from "./sayable.ts";
import { wordsFor } from "./words.ts";

interface Invitation {
  readonly inviter: string;
  readonly board: string;
}

/** What people call themselves and their boards goes to strangers by this. */
export function boardInviteMail({ email, locale }: Reader, { inviter, board }: Invitation, href: string): Mail {
  const { hello, boardInvite } = wordsFor(locale);
  const { subject, what, link: words, until, otherwise } = boardInvite;
  return letter(email, subject, [hello, what(sayable(inviter), sayable(board)), { href, words }, until, otherwise]);
}
