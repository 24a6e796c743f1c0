import { mentionsIn } from "@syncboard/model";
import { UUID } from "../app/ids.ts";

const OWN_PATH = new RegExp(`^/b/(${UUID})(?:/c/(${UUID}))?/?$`);

/** Where a link leads: to a board or card of this site, or away from it. */
export type Target =
  | { readonly where: "here"; readonly path: string; readonly boardId: string; readonly cardId: string | undefined }
  | { readonly where: "away"; readonly href: string };

const SAFE = new Set(["http:", "https:", "mailto:"]);

function urlOf(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

/**
 * Undefined for what is no link: schemes that do things, addresses that pretend to be another's, and paths of this site
 * that show nothing to read.
 */
export function targetOf(address: string, origin: string): Target | undefined {
  const whole = urlOf(address);
  const url = whole ?? urlOf(address, origin);
  if (!url || !SAFE.has(url.protocol) || url.username !== "" || url.password !== "") return undefined;
  if (url.origin === origin && url.protocol !== "mailto:") {
    const [, boardId, cardId] = OWN_PATH.exec(url.pathname) ?? [];
    if (boardId) return { where: "here", path: `/b/${boardId}${cardId ? `/c/${cardId}` : ""}`, boardId, cardId };
  }
  // What is no address by itself could only be one of this site's own.
  return whole && { where: "away", href: url.href };
}

/** How a text names a card: a link that any reader of Markdown understands, and that finds the card under a new title. */
export function cardReference(boardId: string, card: { readonly id: string; readonly title: string }): string {
  return `[#${card.title.replaceAll(/[\\[\]*_`~<>&!|@]/g, "\\$&")}](/b/${boardId}/c/${card.id})`;
}

export type Piece = string | { readonly username: string; readonly written: string };

/** A text as what stands between mentions, and mentions. */
export function withMentions(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { username, index } of mentionsIn(text)) {
    pieces.push(text.slice(end, index), { username, written: `@${username}` });
    end = index + username.length + 1;
  }
  pieces.push(text.slice(end));
  return pieces.filter((piece) => piece !== "");
}
