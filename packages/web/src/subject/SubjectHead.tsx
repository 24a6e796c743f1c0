import type { SubjectDetail } from "@syncboard/client";
import { Archive, Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../session/use-session.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import { readDraft } from "../ui/draft.ts";
import { EditedHeading } from "../ui/EditedHeading.tsx";
import { useMenu } from "../ui/use-menu.ts";
import { SubjectMenu } from "./lazy-subject.ts";
import { MOST_OF_NAME } from "./most-name.ts";
import { Progress } from "./Progress.tsx";
import type { SubjectActs } from "./use-subject-acts.ts";
import { useSubjectPalette } from "./use-subject-palette.ts";

interface SubjectHeadProps {
  readonly subject: SubjectDetail;
  readonly acts: SubjectActs;
}

/** The name, edited in place, the colour, and what can be done with it. */
export function SubjectHead({ subject, acts }: SubjectHeadProps) {
  const { id, name, color, isArchived } = subject;
  const { t } = useTranslation();
  const me = useMe();
  const draftKey = `subject-name.${id}`;
  const [isEditing, setEditing] = useState(() => readDraft(me.id, draftKey) !== null);
  const menu = useMenu();
  useSubjectPalette(subject, acts);

  return (
    <>
      {isArchived && (
        <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card bg-panel px-4 py-2.5">
          <Archive aria-hidden size={16} className="text-ink-soft" />
          <p className="me-auto text-sm text-ink-soft">{t("subject.isArchived")}</p>
          <Button onClick={() => void acts.setArchived(subject, false)}>{t("subject.unarchive")}</Button>
        </div>
      )}
      <div className="mt-3 flex items-start gap-3">
        <span aria-hidden className="subject-mark" data-color={color ?? undefined} />
        <div className="min-w-0 flex-1">
          <EditedHeading
            title={name}
            draftKey={draftKey}
            most={MOST_OF_NAME}
            label={t("subject.name")}
            hint={t("subject.rename")}
            isEditing={isEditing}
            setEditing={setEditing}
            onRename={async (next) => void (await acts.change(subject, { name: next }))}
          />
          <div className="mt-1 empty:hidden">
            <Progress progress={subject.progress} />
          </div>
        </div>
        <IconButton {...menu.button} icon={Ellipsis} label={t("subject.menuOf", { name })} className="mt-0.5" />
      </div>
      {menu.anchor && <SubjectMenu anchor={menu.anchor} subject={subject} acts={acts} onClose={menu.close} />}
    </>
  );
}
