import type { GatheredBoard, SubjectDetail } from "@syncboard/client";
import { Link } from "@tanstack/react-router";
import { Plus, X } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { initialsOf, personColor } from "../look/person-color.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { askedAct } from "../undo/asked-act.ts";
import { did } from "../undo/take-back.ts";
import { GatherPicker } from "./lazy-subject.ts";
import { useSubjectHistory } from "./use-subject-history.ts";

interface GatheredBoardsProps {
  readonly subject: SubjectDetail;
  readonly onChange: (subject: SubjectDetail) => void;
  readonly load: () => Promise<void>;
}

/** The boards of a subject; they stay where they are, and each stays whose it is. */
export function GatheredBoards({ subject, onChange, load }: GatheredBoardsProps) {
  const { t } = useTranslation();
  const { subjects } = useClient();
  const add = useRef<HTMLButtonElement>(null);
  const [isPicking, setPicking] = useState(false);
  const history = useSubjectHistory();
  const { boards } = subject;

  const failed = (error: unknown) => {
    notify(faultText(error, t), { tone: "problem" });
    void load();
  };
  const put = async (boardId: string) => onChange(await subjects.addBoard(subject.id, boardId));
  const take = async (boardId: string) => {
    await subjects.removeBoard(subject.id, boardId);
    await load();
  };

  async function gather(boardId: string): Promise<void> {
    try {
      await put(boardId);
      did(history, askedAct({ again: () => put(boardId), back: () => take(boardId), failed }));
    } catch (error) {
      failed(error);
    }
  }

  async function letGo({ id, title }: Pick<GatheredBoard, "id" | "title">, isTold: boolean): Promise<void> {
    onChange({ ...subject, boards: boards.filter((board) => board.id !== id) });
    try {
      await take(id);
      const act = askedAct({ again: () => take(id), back: () => put(id), failed });
      did(history, act, isTold ? { text: t("subject.ungathered", { title }) } : undefined);
    } catch (error) {
      failed(error);
    }
  }

  return (
    <section aria-labelledby="subject-boards">
      <div className="mb-1 flex min-h-8 items-center gap-3">
        <h2 id="subject-boards" tabIndex={-1} className="subject-heading text-sm font-semibold">
          {t("subject.boards")}
        </h2>
        <Button
          ref={add}
          look="quiet"
          icon={Plus}
          aria-haspopup="dialog"
          aria-expanded={isPicking}
          className="-me-3 ms-auto"
          onClick={() => setPicking(true)}
        >
          {t("subject.gatherShort")}
        </Button>
      </div>
      {boards.length === 0 && <p className="text-sm text-ink-soft">{t("subject.noBoards")}</p>}
      <ul aria-labelledby="subject-boards" className="-mx-2">
        {boards.map((board) => (
          <li key={board.id} className="group flex items-center rounded-control hover:bg-hover">
            <Link
              to="/b/$boardId"
              params={{ boardId: board.id }}
              className="flex min-h-10 min-w-0 flex-1 items-center gap-3 rounded-control px-2 py-1.5 pointer-coarse:min-h-12"
            >
              <span
                aria-hidden
                data-painted={initialsOf(board.title)}
                className="painted inline-flex size-7 shrink-0 items-center justify-center rounded-control text-xs font-semibold text-white"
                style={{ background: personColor(board.id) }}
              />
              <span className="min-w-0 flex-1 truncate text-base">
                <bdi>{board.title}</bdi>
              </span>
              {board.archivedAt !== null && (
                <span className="shrink-0 text-xs text-ink-faint">{t("subject.boardArchived")}</span>
              )}
            </Link>
            <IconButton
              icon={X}
              label={t("subject.ungather", { title: board.title })}
              className="me-1 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
              onClick={() => {
                // It goes with its row.
                add.current?.focus();
                void letGo(board, true);
              }}
            />
          </li>
        ))}
      </ul>
      {isPicking && (
        <GatherPicker
          subject={subject}
          anchor={() => add.current}
          finalFocus={() => add.current}
          onToggle={(board, isGathered) => void (isGathered ? gather(board.id) : letGo(board, false))}
          onClose={() => setPicking(false)}
        />
      )}
    </section>
  );
}
