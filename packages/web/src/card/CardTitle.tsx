import { Dialog as Base } from "@base-ui/react/dialog";
import type { Card } from "@syncboard/model";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { send } from "../board/actions/send.ts";
import { useCan, useDesk } from "../board/board-desk.ts";
import { TypingArea } from "../presence/TypingArea.tsx";
import { TypingSign } from "../presence/TypingSign.tsx";
import { readDraft } from "../ui/draft.ts";
import { TitleField } from "../ui/TitleField.tsx";
import { useReturnFocus } from "../ui/use-return-focus.ts";

export function CardTitle({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const canEdit = useCan("card.edit");
  const draftKey = `card-title.${card.id}`;
  const [isEditing, setEditing] = useState(() => canEdit && readDraft(desk.me.id, draftKey) !== null);
  const { target, ask } = useReturnFocus(isEditing);
  const look = "text-lg font-semibold tracking-tight";
  if (isEditing) {
    return (
      <>
        <Base.Title className="sr-only">{card.title}</Base.Title>
        <TypingArea cardId={card.id} field="title">
          <TitleField
            label={t("card.title")}
            userId={desk.me.id}
            draftKey={draftKey}
            saved={card.title}
            className={`-mx-2 block w-[calc(100%+16px)]! px-2 py-1 ${look}`}
            onSave={(title) => send(desk, { type: "card.edit", cardId: card.id, title })}
            onDone={(byKey) => {
              if (byKey) ask();
              setEditing(false);
            }}
          />
        </TypingArea>
        <TypingSign cardId={card.id} field="title" />
      </>
    );
  }
  return (
    <>
      <Base.Title className="-mx-2 flex">
        {canEdit ? (
          <button
            ref={target}
            type="button"
            data-hand="title"
            dir="auto"
            title={t("card.action.editTitle")}
            className={`w-full rounded-control border border-transparent px-2 py-1 text-start wrap-anywhere hover:bg-hover ${look}`}
            onClick={() => setEditing(true)}
          >
            {card.title}
          </button>
        ) : (
          <span dir="auto" className={`px-2 py-1 wrap-anywhere ${look}`}>
            {card.title}
          </span>
        )}
      </Base.Title>
      <TypingSign cardId={card.id} field="title" />
    </>
  );
}
