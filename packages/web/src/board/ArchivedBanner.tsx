import { Archive } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { restore } from "./actions/board-actions.ts";
import { useBoard, useCan, useDesk } from "./board-desk.ts";

/** Says quietly that the board is archived; owners can bring it back. */
export function ArchivedBanner() {
  const { t } = useTranslation();
  const desk = useDesk();
  const isArchived = useBoard((state) => state.view.info.archivedAt !== null);
  const canRestore = useCan("board.restore");
  return (
    // Always there, so that a screen reader hears it come.
    <div role="status">
      {isArchived && (
        <div className="flex min-h-11 items-center gap-2.5 border-b border-line bg-panel px-4 py-1.5 text-sm text-ink-soft">
          <Archive aria-hidden size={16} strokeWidth={1.9} className="shrink-0" />
          <p className="min-w-0 flex-1">{t("board.archive.banner")}</p>
          {canRestore && <Button onClick={() => restore.run(desk)}>{t("board.archive.restore")}</Button>}
        </div>
      )}
    </div>
  );
}
