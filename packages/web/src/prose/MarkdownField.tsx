import { MAX_TEXT } from "@syncboard/model";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../session/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { shownShortcut } from "../ui/shortcut.ts";
import { Prose } from "./lazy-prose.tsx";
import { MarkdownArea } from "./MarkdownArea.tsx";
import { useMergedDraft } from "./use-merged-draft.ts";

interface MarkdownFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly draftKey: string;
  readonly saved: string;
  /** How many characters the server takes. */
  readonly most?: number;
  /** Nobody else writes it: what was saved meanwhile was saved on another device, and stays beside what is saved here. */
  readonly isOwn?: boolean;
  /** The level of the heading that it stands under. */
  readonly under?: number;
  /** `base`: the saved text that this one was made of. */
  readonly onSave: (text: string, base: string) => void;
  readonly onDone: () => void;
}

/** A longer text, written and looked at in turns. What is written is kept on this device until it is saved or thrown away. */
export function MarkdownField(props: MarkdownFieldProps) {
  const { label, placeholder, draftKey, saved, under = 3, most = MAX_TEXT, isOwn = false, onSave, onDone } = props;
  const { t } = useTranslation();
  const me = useMe();
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = useMergedDraft(me.id, draftKey, saved, field);
  const [isPreview, setPreview] = useState(false);

  useEffect(() => {
    if (isPreview) return;
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, [isPreview]);

  function leave() {
    draft.drop();
    onDone();
  }

  function save() {
    if (draft.text !== saved) onSave(draft.text.trimEnd(), draft.base);
    leave();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
    // Escape would close the dialog around: here it only ends an untouched editing, never a text.
    if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      if (draft.text === saved) leave();
    }
  }

  const tab = (selected: boolean) =>
    `h-7 rounded-control px-2.5 text-sm font-medium pointer-coarse:h-11 ${selected ? "bg-card text-ink shadow-card" : "text-ink-soft hover:text-ink"}`;

  return (
    <div>
      <div className="mb-2 inline-flex rounded-[8px] bg-panel p-0.5">
        <button type="button" aria-pressed={!isPreview} className={tab(!isPreview)} onClick={() => setPreview(false)}>
          {t("card.write")}
        </button>
        <button type="button" aria-pressed={isPreview} className={tab(isPreview)} onClick={() => setPreview(true)}>
          {t("card.preview")}
        </button>
      </div>
      {draft.isRestored && draft.text !== saved && (
        <p role="status" className="mb-2 text-sm text-ink-soft">
          {t("app.restoredDraft")}
        </p>
      )}
      {draft.meanwhile === "merged" && (
        <p role="status" className="mb-2 text-sm text-ink-soft">
          {t(isOwn ? "prose.mergedOwn" : "prose.merged")}
        </p>
      )}
      {draft.meanwhile === "collides" && (
        <Changed theirs={saved} about={t(isOwn ? "prose.collidesOwn" : "prose.collides")} />
      )}
      {isPreview ? (
        <div className="min-h-40 rounded-control border border-line px-3 py-2.5">
          <Prose text={draft.text} under={under} onTick={draft.write} />
        </div>
      ) : (
        <MarkdownArea
          field={field}
          label={label}
          placeholder={placeholder}
          text={draft.text}
          most={most}
          onWrite={draft.write}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-[42dvh] min-h-40 resize-y px-3 py-2.5 leading-5.5"
        />
      )}
      <div className="sticky bottom-0 flex items-center gap-2 bg-raised py-3">
        <Button look="primary" onClick={save} title={shownShortcut("Mod+Enter", t)}>
          {t("app.save")}
        </Button>
        <Button look="quiet" onClick={leave}>
          {t(draft.text === saved ? "app.cancel" : "card.discard")}
        </Button>
        <span className="ms-auto text-xs text-ink-faint max-sm:hidden">{t("card.markdown")}</span>
      </div>
    </div>
  );
}

function Changed({ theirs, about }: { readonly theirs: string; readonly about: string }) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <div role="alert" className="mb-2 rounded-control bg-warn-soft px-3 py-2 text-sm text-warn-text">
      <p>{about}</p>
      <button
        type="button"
        aria-expanded={isShown}
        className="mt-1 font-medium underline underline-offset-2"
        onClick={() => setShown(!isShown)}
      >
        {t(isShown ? "card.hideTheirs" : "card.showTheirs")}
      </button>
      {isShown && (
        <p className="mt-2 max-h-48 overflow-y-auto rounded-control bg-field p-2 whitespace-pre-wrap text-ink select-text">
          {theirs || t("card.emptyText")}
        </p>
      )}
    </div>
  );
}
