import type { BoardSummary } from "@syncboard/client";
import { Link } from "@tanstack/react-router";
import { ArchiveRestore } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { agoText } from "../locales/dates.ts";
import { initialsOf, personColor } from "../look/person-color.ts";
import { IconButton } from "../ui/Button.tsx";
import { StarButton } from "./StarButton.tsx";

export function BoardTile({ board }: { readonly board: BoardSummary }) {
  const { t, i18n } = useTranslation();
  return (
    <Tile
      board={board}
      beside={
        <StarButton
          boardId={board.id}
          title={board.title}
          className="absolute end-2 top-3.5 opacity-0 group-hover:opacity-100 focus-visible:opacity-100 aria-pressed:opacity-100 pointer-coarse:end-1 pointer-coarse:top-2 pointer-coarse:opacity-100"
        />
      }
    >
      <span>{t("boards.changed", { ago: agoText(board.updatedAt, i18n.language) })}</span>
      {board.role !== "owner" && <span>{t(`member.role.${board.role}`)}</span>}
    </Tile>
  );
}

interface ArchivedTileProps {
  readonly board: BoardSummary;
  readonly isBusy: boolean;
  readonly onRestore: () => void;
}

/** One that owners can bring back, from where it stands. */
export function ArchivedTile({ board, isBusy, onRestore }: ArchivedTileProps) {
  const { t, i18n } = useTranslation();
  const { archivedAt, role, title } = board;
  return (
    <Tile
      board={board}
      beside={
        role === "owner" && (
          <IconButton
            icon={ArchiveRestore}
            label={t("boards.archive.restoreOf", { title })}
            disabled={isBusy}
            onClick={onRestore}
            className="absolute end-2 bottom-2 disabled:opacity-55 pointer-coarse:end-1 pointer-coarse:bottom-1"
          />
        )
      }
    >
      <span>{archivedAt && t("boards.archive.since", { ago: agoText(archivedAt, i18n.language) })}</span>
      {role !== "owner" && <span>{t(`member.role.${role}`)}</span>}
    </Tile>
  );
}

interface TileProps {
  readonly board: BoardSummary;
  /** Over the tile, and no part of its link. */
  readonly beside?: ReactNode;
  /** At its foot. */
  readonly children: ReactNode;
}

function Tile({ board, beside, children }: TileProps) {
  return (
    <li className="group relative">
      <Link
        to="/b/$boardId"
        params={{ boardId: board.id }}
        data-background={board.background ?? undefined}
        className={`flex h-29 max-sm:h-24 flex-col rounded-card border border-line bg-card p-4 shadow-card data-background:bg-panel transition-[border-color,box-shadow] hover:border-line-strong hover:shadow-float ${beside ? "pe-12" : ""}`}
      >
        <span className="flex min-w-0 items-start gap-3">
          <span
            aria-hidden
            data-painted={initialsOf(board.title)}
            className="painted inline-flex size-8 shrink-0 items-center justify-center rounded-control text-xs font-semibold text-white"
            style={{ background: personColor(board.id) }}
          />
          <span className="line-clamp-2 min-w-0 pt-1.5 text-base font-medium wrap-anywhere">{board.title}</span>
        </span>
        <span className="mt-auto flex items-center justify-between gap-2 text-xs text-ink-faint">{children}</span>
      </Link>
      {beside}
    </li>
  );
}

export function BoardTileSkeleton({ count }: { readonly count: number }) {
  return Array.from({ length: count }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing else
    <li key={index} aria-hidden className="flex h-29 max-sm:h-24 flex-col rounded-card border border-line bg-card p-4">
      <span className="flex items-center gap-3">
        <span className="skeleton size-8" />
        <span className="skeleton h-3 w-2/5" />
      </span>
      <span className="skeleton mt-auto h-2.5 w-1/3" />
    </li>
  ));
}
