import type { SubjectDetail } from "@syncboard/client";
import { PenLine } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Prose } from "../prose/lazy-prose.tsx";
import { MarkdownField } from "../prose/MarkdownField.tsx";
import { IconButton } from "../ui/Button.tsx";
import { useDescription } from "./use-description.ts";
import type { SubjectActs } from "./use-subject-acts.ts";

interface SubjectDescriptionProps {
  readonly subject: SubjectDetail;
  readonly acts: SubjectActs;
}

/** What a subject is about, in Markdown. */
export function SubjectDescription({ subject, acts }: SubjectDescriptionProps) {
  const { t } = useTranslation();
  const description = useDescription(subject, acts);
  const { shown, isSending } = description;

  if (description.isEditing) {
    return (
      <div className="mt-4 max-w-3xl">
        <MarkdownField
          key={description.fieldKey}
          label={t("subject.description")}
          placeholder={t("subject.descriptionPlaceholder")}
          draftKey={description.draftKey}
          saved={description.saved}
          isOwn
          under={1}
          onSave={description.save}
          onDone={description.close}
        />
      </div>
    );
  }
  if (shown === "") {
    return (
      <button
        type="button"
        className="mt-1 ms-5.5 -mb-2 rounded-control px-2 py-1 text-start text-base text-ink-faint hover:bg-hover hover:text-ink-soft pointer-coarse:min-h-11"
        disabled={isSending}
        onClick={description.edit}
      >
        {t("subject.addDescription")}
      </button>
    );
  }
  return (
    <div className="mt-2 ms-7.5 flex max-w-3xl items-start gap-2 max-sm:ms-0" aria-busy={isSending}>
      <div className="min-w-0 pt-1">
        <Prose text={shown} under={1} onTick={(next) => description.save(next, shown)} />
      </div>
      <IconButton icon={PenLine} label={t("subject.editDescription")} disabled={isSending} onClick={description.edit} />
    </div>
  );
}
