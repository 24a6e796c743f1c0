import type { SubjectDetail } from "@syncboard/client";
import { PenLine } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { Prose } from "../prose/lazy-prose.tsx";
import { MarkdownField } from "../prose/MarkdownField.tsx";
import { useMe } from "../session/use-session.ts";
import { IconButton } from "../ui/Button.tsx";
import { readDraft, writeDraft } from "../ui/draft.ts";
import { notify } from "../ui/notices.ts";
import type { SubjectActs } from "./use-subject-acts.ts";

interface SubjectDescriptionProps {
  readonly subject: SubjectDetail;
  readonly acts: SubjectActs;
}

/** What a subject is about, in Markdown. */
export function SubjectDescription({ subject, acts }: SubjectDescriptionProps) {
  const { id, description } = subject;
  const { t } = useTranslation();
  const me = useMe();
  const draftKey = `subject-description.${id}`;
  const [isEditing, setEditing] = useState(() => readDraft(me.id, draftKey) !== null);

  async function save(next: string, base: string) {
    try {
      await acts.change(subject, { description: next, descriptionFrom: base });
    } catch (error) {
      // Nothing that was written is lost, nor what it was made of.
      writeDraft(me.id, draftKey, next);
      writeDraft(me.id, `${draftKey}.base`, base);
      setEditing(true);
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  if (isEditing) {
    return (
      <div className="mt-4 max-w-3xl">
        <MarkdownField
          label={t("subject.description")}
          placeholder={t("subject.descriptionPlaceholder")}
          draftKey={draftKey}
          saved={description}
          under={1}
          onSave={(next, base) => void save(next, base)}
          onDone={() => setEditing(false)}
        />
      </div>
    );
  }
  if (description === "") {
    return (
      <button
        type="button"
        className="mt-1 ms-5.5 -mb-2 rounded-control px-2 py-1 text-start text-base text-ink-faint hover:bg-hover hover:text-ink-soft pointer-coarse:min-h-11"
        onClick={() => setEditing(true)}
      >
        {t("subject.addDescription")}
      </button>
    );
  }
  return (
    <div className="mt-2 ms-7.5 flex max-w-3xl items-start gap-2 max-sm:ms-0">
      <div className="min-w-0 pt-1">
        <Prose text={description} under={1} onTick={(next) => void save(next, description)} />
      </div>
      <IconButton icon={PenLine} label={t("subject.editDescription")} onClick={() => setEditing(true)} />
    </div>
  );
}
