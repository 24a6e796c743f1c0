import { Copy } from "lucide-react";
import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button.tsx";
import { notify } from "./notices.ts";

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
  /** What its button says. */
  readonly copy: string;
}

/** A text that is not typed but taken along, as often as one likes. */
export function CopyField({ label, value, copy: copyLabel }: CopyFieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      notify(t("app.copied"));
    } catch {
      field.current?.select();
    }
  }

  return (
    <>
      <label htmlFor={id} className="mt-4 mb-1.5 block text-sm font-medium">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          dir="ltr"
          value={value}
          spellCheck={false}
          onFocus={() => field.current?.select()}
          className="field-box h-10 min-w-0 flex-1 px-3 font-mono text-sm pointer-coarse:h-11"
        />
        {/* Plain http has no clipboard. */}
        {Boolean(navigator.clipboard) && (
          <Button icon={Copy} className="h-10" onClick={() => void copy()}>
            {copyLabel}
          </Button>
        )}
      </div>
    </>
  );
}
