import type { Comment } from "@syncboard/model";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../board/board-desk.ts";
import { announce } from "../ui/Announcer.tsx";

/** Says who has said something while one reads: not what was there before, nor what is read on, nor one's own. */
export function useNewComments(comments: readonly Comment[] | undefined, nameOf: (userId: string) => string): void {
  const { t } = useTranslation();
  const { me } = useDesk();
  const newest = useRef<string>(undefined);
  useEffect(() => {
    if (!comments) return;
    const before = newest.current;
    const last = comments.at(-1)?.createdAt ?? "";
    newest.current = before !== undefined && before > last ? before : last;
    if (before === undefined) return;
    for (const { createdAt, authorId } of comments) {
      if (createdAt > before && authorId !== me.id) announce(t("comment.arrived", { name: nameOf(authorId) }));
    }
  }, [comments, nameOf, me.id, t]);
}
