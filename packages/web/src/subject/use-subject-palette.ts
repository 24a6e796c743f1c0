import type { Subject } from "@syncboard/client";
import { Archive, ArchiveRestore, PenLine, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { usePaletteGroups } from "../palette/palette.ts";
import type { SubjectActs } from "./use-subject-acts.ts";

/** What the menu of an open subject has, in the palette. */
export function useSubjectPalette(subject: Subject, acts: SubjectActs): void {
  const { t } = useTranslation();
  const { name, isArchived } = subject;
  usePaletteGroups(() => [
    {
      label: t("palette.onSubject", { name }),
      items: [
        {
          id: "subject.edit",
          label: t("subject.edit"),
          icon: PenLine,
          run: () => acts.ask({ what: "edit", subject }),
        },
        {
          id: "subject.archive",
          label: t(isArchived ? "subject.unarchive" : "subject.archive"),
          icon: isArchived ? ArchiveRestore : Archive,
          run: () => void acts.setArchived(subject, !isArchived),
        },
        {
          id: "subject.delete",
          label: t("subject.delete"),
          icon: Trash2,
          run: () => acts.ask({ what: "delete", subject }),
        },
      ],
    },
  ]);
}
