import { Copy, TriangleAlert } from "lucide-react";
import { useId, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button.tsx";
import { notify } from "./notices.ts";
import { shownShortcut } from "./shortcut.ts";

interface ShownSecretProps {
  readonly label: string;
  readonly warning: string;
  readonly secret: string;
  readonly onDone: () => void;
}

/** What the server tells this once and never again: a token, the link of an invite. */
export function ShownSecret({ label, warning, secret, onDone }: ShownSecretProps) {
  const { t } = useTranslation();
  const fieldId = useId();
  const field = useRef<HTMLInputElement>(null);
  // Plain http has no clipboard: there the text is selected, and the keys that copy it are said.
  const canCopy = Boolean(navigator.clipboard);

  // In the commit that takes the form away: a moment later the dialog around would have taken the focus.
  useLayoutEffect(() => field.current?.focus(), []);

  function select() {
    if (!field.current) return;
    field.current.select();
    // What a narrow field shows of it is the beginning.
    field.current.scrollLeft = 0;
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(secret);
      notify(t("app.copied"));
    } catch {
      select();
    }
  }

  return (
    <div>
      <p
        role="alert"
        className="flex items-start gap-2 rounded-control bg-warn-soft px-3 py-2.5 text-sm text-warn-text"
      >
        <TriangleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
        {warning}
      </p>
      <label htmlFor={fieldId} className="mt-4 mb-1.5 block text-sm font-medium wrap-anywhere">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          ref={field}
          id={fieldId}
          readOnly
          value={secret}
          spellCheck={false}
          onFocus={select}
          className="field-box h-10 min-w-0 flex-1 px-3 font-mono text-sm pointer-coarse:h-11"
        />
        {canCopy && (
          <Button icon={Copy} className="h-10" onClick={() => void copy()}>
            {t("devices.shown.copy")}
          </Button>
        )}
      </div>
      {!canCopy && (
        <p className="mt-1.5 text-xs text-ink-faint">
          {t("devices.shown.select", { keys: shownShortcut("Mod+C", t) })}
        </p>
      )}
      <div className="mt-5 flex justify-end">
        <Button look="primary" onClick={onDone}>
          {t("devices.shown.done")}
        </Button>
      </div>
    </div>
  );
}
