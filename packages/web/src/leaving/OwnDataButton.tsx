import { Download, LoaderCircle, X } from "lucide-react";
import { type MouseEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { FormFault } from "../session/FormFault.tsx";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { saveFile } from "./save-file.ts";

/** Fetches everything that is one's own as a file; says how much has come, and can be called off. */
export function OwnDataButton() {
  const { t, i18n } = useTranslation();
  const { api } = useClient();
  const [bytes, setBytes] = useState<number>();
  const [error, setError] = useState<unknown>();
  const fetching = useRef<AbortController>(undefined);
  const isBusy = bytes !== undefined;

  // A screen that is left wants no file any more.
  useEffect(() => () => fetching.current?.abort(), []);

  async function fetchFile() {
    const calling = new AbortController();
    fetching.current = calling;
    setError(undefined);
    setBytes(0);
    try {
      const file = await api.exportOwnData({ signal: calling.signal, onProgress: setBytes });
      saveFile(file);
      notify(t("leaving.downloaded", { name: file.name }));
    } catch (failure) {
      if (!calling.signal.aborted) setError(failure);
    }
    setBytes(undefined);
  }

  function press({ detail }: MouseEvent) {
    if (!isBusy) void fetchFile();
    // The second click of a double one did not mean this.
    else if (detail < 2) fetching.current?.abort();
  }

  return (
    <div className="w-full">
      <div className="has-[p]:mb-3">
        <FormFault text={error === undefined ? undefined : faultText(error, t)} />
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {/* One button for both: who pressed it still has it under the finger, and the focus stays where it is. */}
        <Button icon={isBusy ? X : Download} onClick={press}>
          {t(isBusy ? "leaving.stop" : "leaving.download")}
        </Button>
        <p role="status" className="text-sm text-ink-soft">
          {isBusy && (
            <span className="inline-flex items-center gap-2">
              <LoaderCircle aria-hidden size={16} className="motion-safe:animate-spin" />
              {t("leaving.downloading", { size: sizeText(bytes, i18n.language) })}
            </span>
          )}
        </p>
      </div>
    </div>
  );
}

function sizeText(bytes: number, locale: string): string {
  const isLarge = bytes >= 1_000_000;
  const unit = isLarge ? "megabyte" : "kilobyte";
  const format = new Intl.NumberFormat(locale, { style: "unit", unit, maximumFractionDigits: isLarge ? 1 : 0 });
  return format.format(bytes / (isLarge ? 1_000_000 : 1_000));
}
