import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { Button } from "../ui/Button.tsx";
import { useKept } from "./use-kept.ts";

interface KeptVersionProps {
  /** Null: the board's own description. */
  readonly cardId: string | null;
  /** The text that stands. */
  readonly text: string | undefined;
  /** Absent for who may only look. */
  readonly onPutBack: ((text: string) => void) | undefined;
}

/** Where two changed the same lines: the version that does not stand, to be seen and put back. */
export function KeptVersion({ cardId, text, onPutBack }: KeptVersionProps) {
  const { t } = useTranslation();
  const id = useId();
  const { me } = useDesk();
  const profiles = useBoard((state) => state.profiles);
  const { kept, dismiss } = useKept(cardId, text);
  const [isShown, setShown] = useState(false);
  if (!kept) return null;

  const nameOf = (userId: string | undefined) => (userId && profiles.get(userId)?.name) || t("prose.somebody");
  const what =
    kept.byId === me.id
      ? t("prose.keptTheirs", { name: nameOf(kept.writerId) })
      : t(kept.writerId === me.id ? "prose.keptMine" : "prose.kept", { name: nameOf(kept.byId) });
  return (
    <div role="status" className="mb-3 rounded-control bg-warn-soft px-3 py-2 text-sm text-warn-text">
      <p>
        {what} {t("prose.keptWhole")}
      </p>
      <div className="-ms-3 mt-1.5 flex flex-wrap gap-1 pointer-coarse:-ms-4">
        <Button look="quiet" className="text-warn-text!" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {t(isShown ? "prose.keptHide" : "prose.keptShow")}
        </Button>
        {onPutBack && (
          <Button look="quiet" className="text-warn-text!" onClick={() => onPutBack(kept.text)}>
            {t("prose.keptPutBack")}
          </Button>
        )}
        <Button look="quiet" className="text-warn-text!" onClick={dismiss}>
          {t("app.dismiss")}
        </Button>
      </div>
      {isShown && (
        // biome-ignore-start lint/a11y/noNoninteractiveTabindex: it is scrolled by keys
        // biome-ignore-start lint/a11y/useSemanticElements: a text, and no fields
        <p
          id={id}
          role="group"
          aria-label={t("prose.keptShow")}
          tabIndex={0}
          dir="auto"
          className="mt-2 max-h-48 overflow-y-auto rounded-control bg-field p-2 wrap-anywhere whitespace-pre-wrap text-ink select-text"
        >
          {kept.text || t("card.emptyText")}
        </p>
        // biome-ignore-end lint/a11y/useSemanticElements: here
        // biome-ignore-end lint/a11y/noNoninteractiveTabindex: here
      )}
    </div>
  );
}
