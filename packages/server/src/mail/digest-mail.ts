import type { NotificationItem } from "../notification/notification-list.ts";
import { type Link, letter } from "./letter.ts";
import type { Mail, Reader } from "./mail.ts";
import { sayable } from "./sayable.ts";
import { wordsFor } from "./words.ts";

/** More are in the inbox. */
const MOST_LINES = 20;

interface Pages {
  /** The address of the site. */
  readonly site: string;
  /** Ends these mails by one click of a mail program. */
  readonly unsubscribe: string;
  /** The page that asks a person whether they should end. */
  readonly stop: string;
}

/** What somebody has not read yet, line by line, the newest first. Of what was said there is nothing in it: that is read on the site. */
export function digestMail({ email, locale }: Reader, items: readonly NotificationItem[], pages: Pages): Mail {
  const { hello, digest, quoted } = wordsFor(locale);
  const { site, unsubscribe, stop } = pages;
  const named = (text: string | undefined) => {
    const said = text === undefined ? undefined : sayable(text);
    return said === undefined ? undefined : quoted(said);
  };
  const lines = items.slice(0, MOST_LINES).map((item): Link => {
    const { kind, actor, card, board, role, cardCount } = item;
    const words = digest.told[kind]({
      actor: actor ? sayable(actor.name) : undefined,
      card: named(card?.title),
      board: named(board.title),
      role,
      count: cardCount ?? 1,
    });
    return { href: site + pathOf(item), words, isSaid: true };
  });
  const end: (string | Link)[] = [
    { href: `${site}/notifications`, words: digest.inbox, isSaid: true },
    { href: `${site}/settings`, words: digest.settings, isSaid: true },
    { href: stop, words: digest.stop, isSaid: true },
  ];
  const more = items.length > MOST_LINES ? [digest.more] : [];
  const mail = letter(email, digest.subject(items.length), [hello, digest.intro, ...lines, ...more, ...end]);
  return { ...mail, unsubscribe };
}

function pathOf({ board, card }: NotificationItem): string {
  return `/b/${board.id}${card ? `/c/${card.id}` : ""}`;
}
