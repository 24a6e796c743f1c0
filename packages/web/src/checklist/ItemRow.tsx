import type { Item } from "@syncboard/model";
import { Ellipsis, GripVertical } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../board/actions/send.ts";
import { useBoard, useCan, useDesk } from "../board/board-desk.ts";
import { DueBadge } from "../due/DueBadge.tsx";
import { PersonAvatar } from "../member/PersonAvatar.tsx";
import { personOf } from "../member/use-people.ts";
import { TypingArea } from "../presence/TypingArea.tsx";
import { IconButton } from "../ui/Button.tsx";
import { readDraft } from "../ui/draft.ts";
import { TitleField } from "../ui/TitleField.tsx";
import { useReturnFocus } from "../ui/use-return-focus.ts";
import { stepItem, tick } from "./checklist-acts.ts";
import { KeptItemText } from "./KeptItemText.tsx";
import type { KeptItem } from "./kept-items.ts";
import { ItemDuePicker, ItemMenu, ItemPeoplePicker } from "./lazy-checklist.ts";

interface ItemRowProps {
  readonly cardId: string;
  readonly item: Item;
  readonly isSeen: (item: Item) => boolean;
  readonly isHeld: boolean;
  /** Its text that was changed by two at once, and does not stand. */
  readonly kept: KeptItem | undefined;
  readonly onDismiss: (kept: KeptItem) => void;
  readonly grip: (event: PointerEvent<HTMLElement>) => void;
}

export type OpenedOfItem = "menu" | "people" | "due" | null;

/** One thing to tick off. */
export function ItemRow({ cardId, item, isSeen, isHeld, kept, onDismiss, grip }: ItemRowProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const canEdit = useCan("item.edit");
  const textId = useId();
  const button = useRef<HTMLButtonElement>(null);
  const draftKey = `item-text.${item.id}`;
  const [isEditing, setEditing] = useState(() => canEdit && readDraft(desk.me.id, draftKey) !== null);
  const { target, ask } = useReturnFocus(isEditing);
  const [opened, setOpened] = useState<OpenedOfItem>(null);
  const isDone = item.doneAt !== null;
  const picker = {
    cardId,
    itemId: item.id,
    anchor: () => button.current,
    finalFocus: () => button.current,
    onClose: () => setOpened(null),
  };

  function onKeyDown(event: KeyboardEvent) {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : undefined;
    if (!by || !event.altKey || event.ctrlKey || event.metaKey || !canEdit || isEditing) return;
    event.preventDefault();
    stepItem(desk, cardId, item.id, by, isSeen);
  }

  return (
    <li data-item={item.id} data-held={isHeld || undefined} className="checklist-item group" onKeyDown={onKeyDown}>
      <label className="checklist-box">
        <input
          type="checkbox"
          data-part="box"
          aria-labelledby={textId}
          disabled={!canEdit}
          checked={isDone}
          onChange={(event) => tick(desk, cardId, item.id, event.target.checked)}
        />
      </label>
      {isEditing ? (
        <TypingArea cardId={cardId} field="checklist" className="min-w-0 flex-1">
          <span id={textId} hidden>
            {item.text}
          </span>
          <TitleField
            label={t("checklist.item.text")}
            userId={desk.me.id}
            draftKey={draftKey}
            saved={item.text}
            className="px-2 py-1"
            onSave={(text, base) => send(desk, { type: "item.edit", cardId, itemId: item.id, text, base })}
            changed={(theirs) => t("checklist.item.changed", { text: theirs })}
            onDone={(byKey) => {
              if (byKey) ask();
              setEditing(false);
            }}
          />
        </TypingArea>
      ) : (
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2">
          {canEdit ? (
            <button
              ref={target}
              id={textId}
              type="button"
              dir="auto"
              data-part="text"
              title={t("checklist.item.edit")}
              className={`checklist-text hover:bg-hover ${isDone ? "text-ink-soft line-through" : ""}`}
              onClick={() => setEditing(true)}
            >
              {item.text}
            </button>
          ) : (
            <span id={textId} dir="auto" className={`checklist-text ${isDone ? "text-ink-soft line-through" : ""}`}>
              {item.text}
            </span>
          )}
          <ItemMarks item={item} />
          {kept && <KeptItemText cardId={cardId} kept={kept} onDismiss={onDismiss} />}
        </div>
      )}
      {canEdit && (
        <>
          <span aria-hidden className="checklist-grip" title={t("checklist.item.drag")} onPointerDown={grip}>
            <GripVertical size={16} strokeWidth={1.9} />
          </span>
          <IconButton
            ref={button}
            icon={Ellipsis}
            label={t("checklist.item.menuOf", { text: item.text })}
            data-part="menu"
            aria-haspopup="menu"
            aria-expanded={opened === "menu"}
            onClick={() => setOpened("menu")}
          />
        </>
      )}
      {opened === "menu" && button.current && (
        <ItemMenu
          cardId={cardId}
          item={item}
          isSeen={isSeen}
          anchor={button.current}
          onOpen={setOpened}
          onEdit={() => setEditing(true)}
          onClose={() => setOpened((now) => (now === "menu" ? null : now))}
        />
      )}
      {opened === "people" && <ItemPeoplePicker {...picker} />}
      {opened === "due" && <ItemDuePicker {...picker} />}
    </li>
  );
}

/** When it is due, and whose it is. */
function ItemMarks({ item }: { readonly item: Item }) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const { assigneeId } = item;
  const member = useBoard(({ view }) => (assigneeId === null ? undefined : view.members.get(assigneeId)));
  const profile = useBoard(({ profiles }) => (assigneeId === null ? undefined : profiles.get(assigneeId)));
  const person = member && personOf(member, member.userId === me.id ? me : profile);
  if (item.dueAt === null && !person) return null;
  return (
    <span className="flex items-center gap-2 px-2 py-0.5">
      {item.dueAt !== null && <DueBadge card={item} />}
      {person && (
        <span className="inline-flex items-center gap-1.5 text-xs text-ink-soft">
          <PersonAvatar person={person} size={20} />
          <span className="sr-only">{t("people.says", { names: person.name })}</span>
          <bdi aria-hidden>{person.name}</bdi>
        </span>
      )}
    </span>
  );
}
