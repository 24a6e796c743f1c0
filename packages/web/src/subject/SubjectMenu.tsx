import type { Subject } from "@syncboard/client";
import { Archive, ArchiveRestore, PenLine, Trash2 } from "lucide-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Menu, MenuItem, MenuSeparator } from "../ui/Menu.tsx";
import type { MenuProps } from "../ui/use-menu.ts";
import type { SubjectActs } from "./use-subject-acts.ts";

interface SubjectMenuProps extends MenuProps {
  readonly subject: Subject;
  readonly acts: SubjectActs;
}

export function SubjectMenu({ subject, acts, anchor, onClose }: SubjectMenuProps) {
  const { t } = useTranslation();
  // What was chosen has taken the focus, or is about to.
  const goesOn = useRef(false);
  const goingOn = (act: () => void) => () => {
    goesOn.current = true;
    act();
  };
  const { isArchived } = subject;
  return (
    <Menu
      label={t("subject.menuOf", { name: subject.name })}
      anchor={anchor}
      finalFocus={() => !goesOn.current && anchor}
      onClose={onClose}
    >
      <MenuItem icon={PenLine} onSelect={goingOn(() => acts.ask({ what: "edit", subject }))}>
        {t("subject.edit")}
      </MenuItem>
      <MenuItem
        icon={isArchived ? ArchiveRestore : Archive}
        onSelect={() => void acts.setArchived(subject, !isArchived)}
      >
        {t(isArchived ? "subject.unarchive" : "subject.archive")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={Trash2} danger onSelect={goingOn(() => acts.ask({ what: "delete", subject }))}>
        {t("subject.delete")}
      </MenuItem>
    </Menu>
  );
}
