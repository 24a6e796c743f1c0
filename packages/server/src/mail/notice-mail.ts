import { letter } from "./letter.ts";
import type { Mail, Reader } from "./mail.ts";
import type { MailWords } from "./words/en.ts";
import { wordsFor } from "./words.ts";

/** What was done to an account, as its owner is told. */
export type Notice = keyof MailWords["notices"];

/** Where whoever it was not goes: to a new password, or to the site, whose operator is to be written to. */
const PATHS: Readonly<Record<Notice, string>> = {
  passwordChanged: "/forgot",
  passwordSetByMail: "/forgot",
  emailChanged: "",
  emailGiven: "",
  accountDeactivated: "",
};

/** Without names, addresses and what was set: the mail may be read by whom it is not for. `time` in ISO 8601. */
export function noticeMail(notice: Notice, { email, locale }: Reader, site: string, time: string): Mail {
  const { language, hello, notices } = wordsFor(locale);
  const { subject, what, otherwise } = notices[notice];
  const href = site + PATHS[notice];
  return letter(email, subject, [hello, what(dateAndTime(time, language)), otherwise, { href, words: href }]);
}

/** In words of the language, and in UTC: nobody told us where the reader is. */
function dateAndTime(time: string, language: string): string {
  const style = { dateStyle: "long", timeStyle: "short", timeZone: "UTC", hourCycle: "h23" } as const;
  return `${new Intl.DateTimeFormat(language, style).format(new Date(time))} UTC`;
}
