import { FolderOpen } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../board/board-desk.ts";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { type CardPickerProps, Picker } from "../ui/Picker.tsx";
import { addLink } from "./attachment-acts.ts";
import { addressIn } from "./link-address.ts";
import { sizeText } from "./media.ts";
import { useMostBytes } from "./use-most-bytes.ts";

interface AttachPickerProps extends CardPickerProps {
  /** Opens the browser's own dialog for files. */
  readonly onChoose: () => void;
}

/** What may be attached to a card: files, or a link. */
export function AttachPicker({ cardId, onChoose, typed: _, ...place }: AttachPickerProps) {
  const { t, i18n } = useTranslation();
  const mostBytes = useMostBytes();
  return (
    <Picker title={t("attachment.attachTitle")} width={320} {...place}>
      <div className="flex flex-col p-3 max-sm:p-0">
        <Button
          icon={FolderOpen}
          onClick={() => {
            onChoose();
            place.onClose();
          }}
        >
          {t("attachment.choose")}
        </Button>
        <p className="mt-2 text-xs text-ink-faint">
          <span className="pointer-coarse:hidden">{t("attachment.chooseHint")} </span>
          {mostBytes !== undefined && t("attachment.chooseMost", { size: sizeText(mostBytes, i18n.language) })}
        </p>
        <p className="my-3 flex items-center gap-3 text-xs text-ink-faint">
          <span aria-hidden className="h-px flex-1 bg-line-strong" />
          {t("attachment.or")}
          <span aria-hidden className="h-px flex-1 bg-line-strong" />
        </p>
        <LinkForm cardId={cardId} onDone={place.onClose} />
      </div>
    </Picker>
  );
}

const MOST_OF_ADDRESS = 2_048;
const MOST_OF_NAME = 255;

function LinkForm({ cardId, onDone }: { readonly cardId: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const [url, setUrl] = useState("");
  const [name, setName] = useState("");
  const [fault, setFault] = useState<string>();
  const [refusals, setRefusals] = useState(0);
  const form = useFaultFocus(refusals);

  function submit(event: FormEvent) {
    event.preventDefault();
    const address = addressIn(url);
    if (address === undefined) {
      setFault(t("attachment.urlFault"));
      return setRefusals(refusals + 1);
    }
    addLink(desk, cardId, address, name);
    onDone();
  }

  return (
    <form ref={form} noValidate className="flex flex-col gap-3" onSubmit={submit}>
      <Field
        label={t("attachment.url")}
        type="url"
        dir="ltr"
        inputMode="url"
        autoComplete="off"
        placeholder="https://"
        maxLength={MOST_OF_ADDRESS}
        value={url}
        fault={fault}
        onChange={(event) => {
          setFault(undefined);
          setUrl(event.target.value);
        }}
      />
      <Field
        label={t("attachment.linkName")}
        dir="auto"
        autoComplete="off"
        maxLength={MOST_OF_NAME}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" look="primary" className="self-end">
        {t("attachment.addLink")}
      </Button>
    </form>
  );
}
