import { Copy } from "lucide-react";
import { useId, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { publicAddressOf } from "./public-address.ts";

/** The link itself, to be copied as often as one likes. */
export function LinkAddress({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const address = publicAddressOf(code);

  async function copy() {
    try {
      await navigator.clipboard.writeText(address);
      notify(t("app.copied"));
    } catch {
      field.current?.select();
    }
  }

  return (
    <>
      <label htmlFor={id} className="mt-4 mb-1.5 block text-sm font-medium">
        {t("publicLink.link")}
      </label>
      <div className="flex gap-2">
        <input
          ref={field}
          id={id}
          readOnly
          dir="ltr"
          value={address}
          spellCheck={false}
          onFocus={() => field.current?.select()}
          className="field-box h-10 min-w-0 flex-1 px-3 font-mono text-sm pointer-coarse:h-11"
        />
        {/* Plain http has no clipboard. */}
        {Boolean(navigator.clipboard) && (
          <Button icon={Copy} className="h-10" onClick={() => void copy()}>
            {t("publicLink.copy")}
          </Button>
        )}
      </div>
    </>
  );
}
