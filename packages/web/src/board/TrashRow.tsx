import type { Trashed } from "@syncboard/client";
import {
  Columns3,
  ListChecks,
  type LucideIcon,
  MessageSquare,
  Paperclip,
  RectangleHorizontal,
  Tag,
  Trash2,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import { agoText, momentText } from "../locales/dates.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { useBoard, useCan } from "./board-desk.ts";

const ICONS: Readonly<Record<Trashed["kind"], LucideIcon>> = {
  card: RectangleHorizontal,
  column: Columns3,
  label: Tag,
  checklist: ListChecks,
  comment: MessageSquare,
  attachment: Paperclip,
};

const OF_CARD = {
  checklist: "board.trash.kind.checklistOf",
  comment: "board.trash.kind.commentOf",
  attachment: "board.trash.kind.attachmentOf",
} as const;

interface TrashRowProps {
  readonly item: Trashed;
  readonly isBusy: boolean;
  readonly onRestore: () => void;
  readonly onDelete: () => void;
}

/** Something that was archived or deleted, and what can be done with it. */
export function TrashRow({ item, isBusy, onRestore, onDelete }: TrashRowProps) {
  const { t, i18n } = useTranslation();
  const { kind, id, title, archivedAt, columnId, card } = item;
  const canRestore = useCan(`${kind}.restore`);
  const canDelete = useCan("card.delete") && archivedAt !== null;
  const needsColumn = useBoard((state) => columnId !== null && state.view.liveColumn(columnId) === undefined);
  const Icon = ICONS[kind];
  const hintId = `needs-column-${id}`;
  const at = archivedAt ?? item.deletedAt ?? "";
  const ago = agoText(at, i18n.language);
  return (
    <li className="device-row">
      <span className="device-icon">
        <Icon aria-hidden size={18} strokeWidth={1.7} />
      </span>
      <div className="min-w-0 flex-1">
        <p dir="auto" className="truncate text-base font-medium" title={title}>
          {title}
        </p>
        <p className="mt-0.5 flex flex-wrap gap-x-3 text-sm text-ink-soft">
          <span>
            {card && kind in OF_CARD
              ? t(OF_CARD[kind as keyof typeof OF_CARD], { title: card.title })
              : t(`board.trash.kind.${kind}`)}
          </span>
          <time dateTime={at} title={momentText(at, i18n.language)}>
            {archivedAt === null ? t("board.trash.deleted", { ago }) : t("board.trash.archived", { ago })}
          </time>
          {needsColumn && <span id={hintId}>{t("board.trash.needsColumn")}</span>}
        </p>
      </div>
      {canDelete && (
        <IconButton icon={Trash2} label={t("board.trash.deleteOf", { title })} disabled={isBusy} onClick={onDelete} />
      )}
      {canRestore && (
        <Button
          disabled={isBusy || needsColumn}
          aria-label={t("board.trash.restoreOf", { title })}
          aria-describedby={needsColumn ? hintId : undefined}
          onClick={onRestore}
        >
          {t("board.trash.restore")}
        </Button>
      )}
    </li>
  );
}
