import type { Mail } from "./mail.ts";
import { wordsFor } from "./words.ts";

interface Reader {
  readonly email: string;
  readonly locale: string | null;
}

/**
 * Without the name of the reader: anybody may have registered the address under a name that is a letter of their own,
 * and would have us send it.
 */
export function passwordResetMail({ email, locale }: Reader, link: string): Mail {
  const { subject, hello, why, link: linkWords, until, otherwise } = wordsFor(locale).passwordReset;
  const address = escaped(link);
  const paragraphs = [
    escaped(hello),
    escaped(why),
    `<a href="${address}">${escaped(linkWords)}</a>`,
    escaped(until),
    escaped(otherwise),
  ];
  return {
    to: { address: email },
    subject,
    text: `${[hello, why, link, until, otherwise].join("\n\n")}\n`,
    html: paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join("\n"),
  };
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
}
