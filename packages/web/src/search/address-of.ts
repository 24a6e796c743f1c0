import type { Found } from "@syncboard/client";

/** Where something is that was found. */
export function addressOf({ type, id, boardId = "", cardId = "", subjectId = "" }: Found): string {
  switch (type) {
    case "board":
      return `/b/${id}`;
    case "card":
      return `/b/${boardId}/c/${id}`;
    case "comment":
      return `/b/${boardId}/c/${cardId}`;
    case "todo":
      return `/tasks/${id}`;
    case "subject":
      return `/subjects/${id}`;
    case "document":
      return `/subjects/${subjectId}/d/${id}`;
  }
}
