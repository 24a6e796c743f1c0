import type { RefusalReason } from "@syncboard/client";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";

/** A change that the server did not accept. */
export interface Refusal {
  readonly commandId: string;
  readonly what: string;
  /** What it was to change, where the words alone do not say. */
  readonly of?: string | undefined;
  readonly code: RefusalReason;
  /** What somebody wrote in it: the part that would hurt to lose. */
  readonly text: string;
  readonly onDismiss: () => void;
}

/** With their reason and their text. */
export function RefusedList({ refused }: { readonly refused: readonly Refusal[] }) {
  const { t } = useTranslation();

  async function copy(text: string) {
    try {
      await navigator.clipboard.writeText(text);
      notify(t("app.copied"));
    } catch {
      // Plain http has no clipboard; the text can be selected.
      notify(t("board.refused.copyByHand"));
    }
  }

  return (
    <ul className="flex flex-col gap-3">
      {refused.map(({ commandId, what, of, code, text, onDismiss }) => (
        <li key={commandId} className="rounded-card border border-line p-3">
          <p className="text-sm font-medium">{what}</p>
          {of !== undefined && (
            <p className="text-sm wrap-anywhere">
              <bdi>{of}</bdi>
            </p>
          )}
          <p className="text-sm text-ink-soft">{t(`app.refusal.${code}`)}</p>
          {text && (
            <p className="mt-2 max-h-40 overflow-y-auto rounded-control bg-panel p-2 text-sm wrap-anywhere whitespace-pre-wrap select-text">
              {text}
            </p>
          )}
          <div className="mt-3 flex gap-2">
            {text && <Button onClick={() => void copy(text)}>{t("board.refused.copy")}</Button>}
            <Button look="quiet" onClick={onDismiss}>
              {t("app.dismiss")}
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}
