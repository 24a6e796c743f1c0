import type { FoundType } from "@syncboard/client";
import {
  BookOpen,
  FileText,
  KanbanSquare,
  type LucideIcon,
  MessageSquare,
  SquareCheck,
  StickyNote,
} from "lucide-react";

export const FOUND_ICONS: Readonly<Record<FoundType, LucideIcon>> = {
  board: KanbanSquare,
  card: StickyNote,
  comment: MessageSquare,
  todo: SquareCheck,
  subject: BookOpen,
  document: FileText,
};
