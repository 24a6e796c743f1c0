import type { BoardSummary } from "@syncboard/client";
import { Link } from "@tanstack/react-router";
import { CloudOff } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { MoreButton } from "../ui/MoreButton.tsx";
import { Problem } from "../ui/Problem.tsx";
import { BoardTileSkeleton } from "./BoardTile.tsx";
import type { useBoards } from "./use-boards.ts";

interface BoardGridProps {
  readonly title: string;
  /** For when nothing at all could be loaded. */
  readonly failed: string;
  readonly pages: ReturnType<typeof useBoards>;
  readonly tile: (board: BoardSummary) => ReactNode;
  /** Before the boards. */
  readonly first?: ReactNode;
}

/** Tiles of boards, or what stands there until they come, or in place of them. */
export function BoardGrid({ title, failed, pages, tile, first }: BoardGridProps) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const { boards, nextCursor, error, isLoading, load } = pages;
  return (
    <>
      <div className="mb-5 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
        <Kinds />
      </div>
      {error !== undefined && boards && (
        <p role="alert" className="mb-4 text-sm text-danger-text">
          {faultText(error, t)}
        </p>
      )}
      {error !== undefined && !boards ? (
        <Problem icon={CloudOff} title={failed} text={faultText(error, t)} onRetry={() => void load()} />
      ) : (
        <ul
          ref={list}
          aria-busy={!boards}
          className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,220px),1fr))] gap-3"
        >
          {boards && first}
          {boards?.map(tile) ?? <BoardTileSkeleton count={6} />}
        </ul>
      )}
      {nextCursor !== null && (
        <div className="mt-6 text-center">
          <MoreButton list={list} isLoading={isLoading} load={() => load(nextCursor)}>
            {t("boards.more")}
          </MoreButton>
        </div>
      )}
    </>
  );
}

/** Quietly beside the title: the boards in use, and those that rest. */
export function Kinds() {
  const { t } = useTranslation();
  const look =
    "inline-flex h-8 items-center rounded-control px-2.5 text-sm font-medium text-ink-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-panel-strong aria-[current=page]:text-ink pointer-coarse:h-11 pointer-coarse:px-3.5";
  return (
    <nav aria-label={t("boards.archive.kinds")} className="-me-2.5 flex gap-0.5 max-sm:me-0">
      <Link to="/" activeOptions={{ exact: true }} className={look}>
        {t("boards.archive.active")}
      </Link>
      <Link to="/" search={{ archived: true }} activeOptions={{ exact: true }} className={look}>
        {t("boards.archive.archived")}
      </Link>
    </nav>
  );
}
