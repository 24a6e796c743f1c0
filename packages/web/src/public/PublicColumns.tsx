import type { PublicBoard } from "@syncboard/client";
import { useTranslation } from "react-i18next";
import { PublicCardFront } from "./PublicCardFront.tsx";

interface PublicColumnsProps {
  readonly board: PublicBoard;
  readonly onOpen: (cardId: string) => void;
}

/** The columns beside each other, as on the board of its members. What is not near the screen is not drawn. */
export function PublicColumns({ board, onOpen }: PublicColumnsProps) {
  const { t } = useTranslation();
  const byColumn = Map.groupBy(board.cards, ({ columnId }) => columnId);
  return (
    <main
      aria-label={t("publicLink.page.columns")}
      className="board-canvas flex min-h-0 flex-1 items-start gap-3 max-sm:snap-x max-sm:snap-mandatory"
    >
      {board.columns.map(({ id, title }) => {
        const cards = byColumn.get(id) ?? [];
        return (
          <section
            key={id}
            aria-labelledby={`column-${id}`}
            className="column w-72 shrink-0 max-sm:w-[calc(100vw-48px)] max-sm:snap-center"
          >
            <header className="column-head px-3">
              <h2 id={`column-${id}`} dir="auto" className="min-w-0 truncate text-base font-semibold">
                {title}
              </h2>
              <span className="shrink-0 px-1 text-sm text-ink-faint tabular-nums">
                <span aria-hidden>{cards.length}</span>
                <span className="sr-only">{t("publicLink.page.cards", { count: cards.length })}</span>
              </span>
            </header>
            {cards.length === 0 ? (
              <p className="px-3 pb-4 text-sm text-ink-faint">{t("publicLink.page.empty")}</p>
            ) : (
              <ul className="card-list flex flex-col gap-2 pb-3">
                {cards.map((card) => (
                  <li key={card.id} className="shrink-0 [contain-intrinsic-size:auto_72px] [content-visibility:auto]">
                    <PublicCardFront card={card} board={board} onOpen={() => onOpen(card.id)} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </main>
  );
}
