import type { Column } from "@syncboard/model";
import { Ellipsis } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useShown } from "../filter/use-shown.ts";
import { IconButton } from "../ui/Button.tsx";
import { TitleField } from "../ui/TitleField.tsx";
import { useMenu } from "../ui/use-menu.ts";
import { send } from "./actions/send.ts";
import { patchUi, useBoard, useBoardUi, useCan, useDesk } from "./board-desk.ts";
import { ColumnCount } from "./ColumnCount.tsx";
import { ColumnMenu } from "./lazy-dialogs.ts";

interface ColumnHeadProps {
  readonly column: Column;
}

/** A column's name, count and menu. All of it is the grip to drag the column by. */
export function ColumnHead({ column }: ColumnHeadProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { id: columnId, title } = column;
  const isEditing = useBoardUi(({ opened }) => opened?.what === "column-title" && opened.columnId === columnId);
  const count = useBoard((state) => state.view.cardsIn(columnId).length);
  const matching = useShown((shown) => (shown.isFiltered ? shown.cardsIn(columnId).length : null));
  const canEdit = useCan("column.edit");
  const menu = useMenu();
  const here = { columnId, cardId: null };
  const look = "min-w-0 truncate rounded-control px-1.5 py-1 text-start text-base font-semibold";
  const hand = { "data-column-head": columnId, onFocus: () => patchUi(desk, { active: here }) };
  const name = canEdit ? (
    <button
      type="button"
      aria-describedby="column-keys"
      className={`${look} pointer-coarse:min-h-11`}
      {...hand}
      onClick={() => patchUi(desk, { opened: { what: "column-title", columnId } })}
    >
      {title}
    </button>
  ) : (
    // The arrows come by here; Tab has no business with it.
    <span tabIndex={-1} className={look} {...hand}>
      {title}
    </span>
  );
  return (
    <header className="column-head" data-column-grip={columnId}>
      <h2 id={`column-${columnId}`} className={isEditing ? "sr-only" : "flex min-w-0"}>
        {isEditing ? title : name}
      </h2>
      {isEditing && (
        <TitleField
          label={t("board.column.name")}
          userId={desk.me.id}
          draftKey={`column-title.${columnId}`}
          saved={title}
          className="px-1.5 py-1 text-base font-semibold"
          onSave={(next) => send(desk, { type: "column.edit", columnId, title: next })}
          onDone={(byKey) => {
            patchUi(desk, { opened: null, ...(byKey && { active: here }) });
            if (byKey) desk.dom.focus(here);
          }}
        />
      )}
      <ColumnCount count={count} matching={matching} limit={column.wipLimit} />
      {canEdit && (
        <div className="ms-auto">
          <IconButton icon={Ellipsis} label={t("board.column.menuOf", { title })} {...menu.button} />
          {menu.anchor && <ColumnMenu columnId={columnId} anchor={menu.anchor} onClose={menu.close} />}
        </div>
      )}
    </header>
  );
}
