import { CloudOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { PlacesButton } from "../app/PlacesButton.tsx";
import { Problem } from "../ui/Problem.tsx";
import { useBoard } from "./board-desk.ts";

const COLUMNS = [
  { id: "a", cards: [64, 42, 84, 42] },
  { id: "b", cards: [42, 64] },
  { id: "c", cards: [84, 42, 42] },
];

export function BoardLoading() {
  const { t } = useTranslation();
  const isOffline = useBoard((state) => state.line === "offline");
  return (
    <div className="flex h-full flex-col" aria-busy={!isOffline}>
      <header className="flex h-14 shrink-0 items-center gap-3 border-b border-line px-2 sm:px-4">
        <PlacesButton />
        <span className="skeleton h-4 w-40" />
      </header>
      <main className="min-h-0 flex-1 overflow-hidden">
        {isOffline ? (
          <Problem icon={CloudOff} title={t("board.unreachable.title")} text={t("board.unreachable.text")} />
        ) : (
          <div className="flex items-start gap-3 p-4 pt-3">
            <span className="sr-only">{t("app.loading")}</span>
            {COLUMNS.map(({ id, cards }) => (
              <div key={id} className="w-72 shrink-0 rounded-dialog bg-panel p-2 pb-4">
                <div className="skeleton m-2 mb-4 h-3.5 w-24" />
                {cards.map((height, index) => (
                  <div
                    // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing else
                    key={index}
                    className="mb-2 rounded-card border border-line bg-card p-3"
                    style={{ height }}
                  >
                    <div className="skeleton h-3 w-3/4" />
                  </div>
                ))}
              </div>
            ))}
          </div>
        )}
      </main>
    </div>
  );
}
