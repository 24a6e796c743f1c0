import { type Checklist, type Item, itemsOf } from "@syncboard/model";
import { CircleCheck, Ellipsis } from "lucide-react";
import { type CSSProperties, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../board/actions/send.ts";
import { useCan, useDesk } from "../board/board-desk.ts";
import { TypingArea } from "../presence/TypingArea.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { readDraft } from "../ui/draft.ts";
import { TitleField } from "../ui/TitleField.tsx";
import { useMenu } from "../ui/use-menu.ts";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { AddItem } from "./AddItem.tsx";
import { ItemRow } from "./ItemRow.tsx";
import type { KeptItem } from "./kept-items.ts";
import { ChecklistMenu } from "./lazy-checklist.ts";
import { useItemDrag } from "./use-item-drag.ts";

interface ChecklistPartProps {
  readonly cardId: string;
  readonly checklist: Checklist;
  readonly isSeen: (item: Item) => boolean;
  readonly keptOf: (itemId: string) => KeptItem | undefined;
  readonly onDismiss: (kept: KeptItem) => void;
  /** Was made here just now: its first item is next. */
  readonly isNew: boolean;
  readonly isHiding: boolean;
  readonly onHide: (isHiding: boolean) => void;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** It was deleted here, and had the focus. */
  readonly onGone: () => void;
}

/** One checklist: its name, how far it is, its items, and the field for more. */
export function ChecklistPart(props: ChecklistPartProps) {
  const { cardId, checklist, isSeen, keptOf, onDismiss, isNew, isHiding, onHide, isFirst, isLast, onGone } = props;
  const { t } = useTranslation();
  const desk = useDesk();
  const canEdit = useCan("checklist.edit");
  const titleId = useId();
  const draftKey = `checklist-title.${checklist.id}`;
  const [isEditing, setEditing] = useState(() => canEdit && readDraft(desk.me.id, draftKey) !== null);
  const { target, ask } = useReturnFocus(isEditing);
  const menu = useMenu();
  const { held, grip } = useItemDrag(cardId);
  const items = itemsOf(checklist);
  const done = items.filter(({ doneAt }) => doneAt !== null).length;
  const isDone = items.length > 0 && done === items.length;

  return (
    // biome-ignore lint/a11y/useSemanticElements: not a part of a form
    <div role="group" aria-labelledby={titleId} data-checklist={checklist.id}>
      <div className="flex items-center gap-2">
        {isEditing ? (
          <TypingArea cardId={cardId} field="checklist" className="-ms-2 min-w-0 flex-1">
            <span id={titleId} hidden>
              {checklist.title}
            </span>
            <TitleField
              label={t("checklist.name")}
              userId={desk.me.id}
              draftKey={draftKey}
              saved={checklist.title}
              className="px-2 py-1 text-base font-semibold"
              onSave={(title) => send(desk, { type: "checklist.edit", cardId, checklistId: checklist.id, title })}
              onDone={(byKey) => {
                if (byKey) ask();
                setEditing(false);
              }}
            />
          </TypingArea>
        ) : (
          <h3 className="-ms-2 flex min-w-0 flex-1">
            {canEdit ? (
              <button
                ref={target}
                id={titleId}
                type="button"
                dir="auto"
                title={t("checklist.rename")}
                className="min-h-8 rounded-control border border-transparent px-2 py-1 text-start text-base font-semibold wrap-anywhere hover:bg-hover pointer-coarse:min-h-11"
                onClick={() => setEditing(true)}
              >
                {checklist.title}
              </button>
            ) : (
              <span id={titleId} dir="auto" className="px-2 py-1 text-base font-semibold wrap-anywhere">
                {checklist.title}
              </span>
            )}
          </h3>
        )}
        {done > 0 && (
          <Button look="quiet" className="px-2!" aria-pressed={isHiding} onClick={() => onHide(!isHiding)}>
            {isHiding ? t("checklist.showDone", { count: done }) : t("checklist.hideDone")}
          </Button>
        )}
        {canEdit && (
          <IconButton
            {...menu.button}
            icon={Ellipsis}
            label={t("checklist.menuOf", { title: checklist.title })}
            data-part="list-menu"
            className="-me-2"
          />
        )}
      </div>
      <div className="mt-1 mb-2 flex items-center gap-3">
        <span className={`checklist-count ${isDone ? "text-good-text" : "text-ink-soft"}`}>
          {isDone && <CircleCheck aria-hidden size={14} strokeWidth={2.1} />}
          <span aria-hidden>{t("checklist.count", { done, count: items.length })}</span>
          <span className="sr-only">{t("checklist.says", { done, count: items.length })}</span>
        </span>
        <span aria-hidden className="checklist-bar" data-done={isDone || undefined}>
          <span style={{ "--part": items.length === 0 ? 0 : done / items.length } as CSSProperties} />
        </span>
      </div>
      <ul aria-labelledby={titleId} className="-mx-2">
        {items.filter(isSeen).map((item) => (
          <ItemRow
            key={item.id}
            cardId={cardId}
            item={item}
            isSeen={isSeen}
            isHeld={held === item.id}
            kept={keptOf(item.id)}
            onDismiss={onDismiss}
            grip={(element) => grip(item.id, element)}
          />
        ))}
      </ul>
      {canEdit && <AddItem cardId={cardId} checklistId={checklist.id} title={checklist.title} hasFocus={isNew} />}
      {menu.anchor && (
        <ChecklistMenu
          cardId={cardId}
          checklist={checklist}
          anchor={menu.anchor}
          isFirst={isFirst}
          isLast={isLast}
          onRename={() => setEditing(true)}
          onGone={onGone}
          onClose={menu.close}
        />
      )}
    </div>
  );
}
