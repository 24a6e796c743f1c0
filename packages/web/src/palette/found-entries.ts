import type { Found, FoundType } from "@syncboard/client";
import type { useNavigate } from "@tanstack/react-router";
import { BookOpen, KanbanSquare, type LucideIcon, MessageSquare, StickyNote } from "lucide-react";
import type { PaletteEntry } from "./palette.ts";

const ICONS: Record<FoundType, LucideIcon> = {
  board: KanbanSquare,
  card: StickyNote,
  comment: MessageSquare,
  subject: BookOpen,
};

/** What was found, and where each of it opens. */
export function foundEntries(found: readonly Found[], navigate: ReturnType<typeof useNavigate>): PaletteEntry[] {
  return found.flatMap((each) => {
    const run = wayTo(each, navigate);
    if (!run) return [];
    const { type, id, title, titleParts, extract, boardTitle } = each;
    // Where the title does not say why it was found, its text does.
    const isInTitle = titleParts.some(({ isMatch }) => isMatch) && type !== "comment";
    const said = isInTitle ? boardTitle : extract.map(({ text }) => text).join("");
    return [{ id: `${type}.${id}`, label: title, ...(said && { detail: said }), icon: ICONS[type], run }];
  });
}

function wayTo({ type, id, boardId, cardId }: Found, navigate: ReturnType<typeof useNavigate>) {
  const shown = type === "card" ? id : cardId;
  if (boardId === undefined || shown === undefined) return undefined;
  return () => void navigate({ to: "/b/$boardId/c/$cardId", params: { boardId, cardId: shown } });
}
