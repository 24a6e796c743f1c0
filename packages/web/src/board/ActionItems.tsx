import { Fragment, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { MenuItem, MenuSeparator } from "../ui/Menu.tsx";
import type { Action } from "./actions/action.ts";
import { useDesk } from "./board-desk.ts";

interface ActionItemsProps<Subject> {
  readonly actions: readonly Action<Subject>[];
  readonly subject: Subject;
  readonly onClose: () => void;
  /** Goes before what takes away. */
  readonly children?: ReactNode;
}

/** The actions that are offered, as items of a menu; those that take something away stand apart. */
export function ActionItems<Subject>({ actions, subject, onClose, children }: ActionItemsProps<Subject>) {
  const { t } = useTranslation();
  const desk = useDesk();
  const offered = actions.filter((action) => !action.isForKeysOnly && action.isOffered(desk, subject));
  const apart = offered.findIndex(({ takesAway }) => takesAway);
  return (
    <>
      {offered.map((action, index) => (
        <Fragment key={action.name}>
          {index === apart && children}
          {index === apart && <MenuSeparator />}
          <MenuItem
            icon={action.icon}
            shortcut={action.shortcuts[0]}
            danger={action.isDangerous}
            onSelect={() => {
              // The menu first: what an action opens may take its place.
              onClose();
              action.run(desk, subject);
            }}
          >
            {t(action.label)}
          </MenuItem>
        </Fragment>
      ))}
    </>
  );
}
