import type { Found, FoundType } from "@syncboard/client";
import type { useNavigate } from "@tanstack/react-router";
import {
  BookOpen,
  CircleCheckBig,
  FileText,
  KanbanSquare,
  type LucideIcon,
  MessageSquare,
  StickyNote,
} from "lucide-react";
import type { PaletteEntry } from "./palette.ts";

const ICONS: Record<FoundType, LucideIcon> = {
  board: KanbanSquare,
  card: StickyNote,
  comment: MessageSquare,
  subject: BookOpen,
  document: FileText,
  todo: CircleCheckBig,
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

function wayTo(found: Found, navigate: ReturnType<typeof useNavigate>): (() => void) | undefined {
  const { type, id, boardId, subjectId } = found;
  const cardId = type === "card" ? id : found.cardId;
  if (type === "subject") {
    return () => void navigate({ to: "/subjects/$subjectId", params: { subjectId: id } });
  }
  if (type === "document" && subjectId !== undefined) {
    return () => void navigate({ to: "/subjects/$subjectId/d/$documentId", params: { subjectId, documentId: id } });
  }
  if (boardId === undefined || cardId === undefined) return undefined;
  return () => void navigate({ to: "/b/$boardId/c/$cardId", params: { boardId, cardId } });
}
