import { letter } from "./letter.ts";
import type { Mail, Reader } from "./mail.ts";
import { wordsFor } from "./words.ts";

/**
 * Without the name of the reader: anybody may have registered the address under a name that is a letter of their own,
 * and would have us send it.
 */
export function passwordResetMail({ email, locale }: Reader, href: string): Mail {
  const { hello, passwordReset } = wordsFor(locale);
  const { subject, why, link: words, until, otherwise } = passwordReset;
  return letter(email, subject, [hello, why, { href, words }, until, otherwise]);
}
