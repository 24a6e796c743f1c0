import type { Found } from "@syncboard/client";

/** Where something is that was found. */
export function addressOf(found: Found): string {
  const { comment } = searchOf(found);
  return comment === undefined ? pathOf(found) : `${pathOf(found)}?comment=${comment}`;
}

export function pathOf({ type, id, boardId = "", cardId = "", subjectId = "" }: Found): string {
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

/** The comment that is brought into view on its card. */
export function searchOf({ type, id }: Found): { readonly comment?: string } {
  return type === "comment" ? { comment: id } : {};
}
