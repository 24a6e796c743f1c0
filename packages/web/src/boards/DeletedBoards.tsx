import type { BoardSummary } from "@syncboard/client";
import { ArchiveRestore } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { useBoards } from "./use-boards.ts";

/** Boards that I deleted: I can have them back for a while. Nothing where there are none. */
export function DeletedBoards() {
  const { t } = useTranslation();
  const { api } = useClient();
  const { boards, load, remove, nextCursor } = useBoards("deleted");
  const [busyId, setBusyId] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);

  async function restore({ id, title }: BoardSummary) {
    if (busyId !== undefined) return;
    setBusyId(id);
    try {
      await api.restoreBoard(id);
      // Its button, which had the focus, goes with it.
      heading.current?.focus();
      remove(id);
      notify(t("boards.archive.restored", { title }));
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
      void load();
    } finally {
      setBusyId(undefined);
    }
  }

  if (!boards || boards.length === 0) return null;
  return (
    <section aria-labelledby="deleted-boards" className="mt-10">
      <h2 id="deleted-boards" ref={heading} tabIndex={-1} className="text-md font-semibold outline-none">
        {t("boards.deleted.title")}
      </h2>
      <p className="mt-1 mb-3 text-sm text-ink-soft">{t("boards.deleted.text")}</p>
      <ul className="divide-y divide-line rounded-card border border-line bg-card">
        {boards.map((board) => (
          <li key={board.id} className="flex items-center gap-3 px-4 py-2">
            <span className="min-w-0 flex-1 truncate text-base">
              <bdi>{board.title}</bdi>
            </span>
            <Button
              icon={ArchiveRestore}
              aria-label={t("boards.archive.restoreOf", { title: board.title })}
              aria-busy={board.id === busyId}
              onClick={() => void restore(board)}
            >
              {t("boards.deleted.restore")}
            </Button>
          </li>
        ))}
      </ul>
      {nextCursor !== null && (
        <Button className="mt-3" onClick={() => void load(nextCursor)}>
          {t("boards.more")}
        </Button>
      )}
    </section>
  );
}
