import type { Card } from "@syncboard/model";
import { CalendarClock, Plus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { sendWithUndo } from "../board/actions/send.ts";
import { useCan, useDesk } from "../board/board-desk.ts";
import { DoneBox } from "../due/DoneBox.tsx";
import { DueBadge } from "../due/DueBadge.tsx";
import { removeDates } from "../due/due-acts.ts";
import { useDue, useStart } from "../due/use-due.ts";
import { LabelChip } from "../label/LabelChip.tsx";
import { takeOffLabel } from "../label/label-acts.ts";
import { useLabels } from "../label/use-labels.ts";
import { PersonAvatar } from "../member/PersonAvatar.tsx";
import { type Person, usePeople } from "../member/use-people.ts";
import { DatesPicker, LabelPicker, PeoplePicker } from "./lazy-pickers.ts";
import { MarkRow, RemoveButton } from "./MarkRow.tsx";

/** Labels, people and dates of a card that is open. Who may only look sees those that there are. */
export function CardMarkRows({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const canEdit = useCan("card.edit");
  const labels = useLabels(card);
  const people = usePeople(card);
  const hasDates = card.startAt !== null || card.dueAt !== null || card.doneAt !== null;
  if (!canEdit && labels.length === 0 && people.length === 0 && !hasDates) return null;
  return (
    <div className="mt-4 flex flex-col gap-2">
      {(canEdit || labels.length > 0) && <LabelRow card={card} canEdit={canEdit} />}
      {(canEdit || people.length > 0) && <PeopleRow card={card} canEdit={canEdit} />}
      {(canEdit || hasDates) && (
        <MarkRow
          hand="dates"
          cardId={card.id}
          title={t("dates.title")}
          add={canEdit ? t(hasDates ? "dates.change" : "dates.set") : undefined}
          icon={hasDates ? CalendarClock : Plus}
          picker={DatesPicker}
        >
          {(focusAdd) => hasDates && <Dates card={card} canEdit={canEdit} focusAdd={focusAdd} />}
        </MarkRow>
      )}
    </div>
  );
}

interface RowProps {
  readonly card: Card;
  readonly canEdit: boolean;
}

function LabelRow({ card, canEdit }: RowProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const labels = useLabels(card);
  return (
    <MarkRow
      hand="labels"
      cardId={card.id}
      title={t("label.title")}
      add={canEdit ? t("label.add") : undefined}
      picker={LabelPicker}
    >
      {(focusAdd) =>
        labels.map((label) => (
          <LabelChip key={label.id} label={label}>
            {canEdit && (
              <RemoveButton
                label={t("label.takeOff", { name: label.name })}
                onRemove={() => {
                  takeOffLabel(desk, card, label);
                  focusAdd();
                }}
              />
            )}
          </LabelChip>
        ))
      }
    </MarkRow>
  );
}

function PeopleRow({ card, canEdit }: RowProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const people = usePeople(card);

  function unassign({ id: userId, name }: Person) {
    sendWithUndo(desk, { type: "card.unassign", cardId: card.id, userId }, t("people.unassigned", { name }));
  }

  return (
    <MarkRow
      hand="people"
      cardId={card.id}
      title={t("people.title")}
      add={canEdit ? t("people.assign") : undefined}
      picker={PeoplePicker}
    >
      {(focusAdd) => (
        <>
          {people.map((person) => (
            <span key={person.id} className="person-chip">
              <PersonAvatar person={person} size={20} />
              <span className="truncate">
                <bdi>{person.name}</bdi>
                {!person.isActive && <span className="text-ink-faint"> · {t("member.share.deactivated")}</span>}
              </span>
              {canEdit && (
                <RemoveButton
                  label={t("people.unassign", { name: person.name })}
                  onRemove={() => {
                    unassign(person);
                    focusAdd();
                  }}
                />
              )}
            </span>
          ))}
        </>
      )}
    </MarkRow>
  );
}

function Dates({ card, canEdit, focusAdd }: RowProps & { readonly focusAdd: () => void }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { state } = useDue(card);
  const start = useStart(card);
  return (
    <>
      {start !== undefined && (
        <span className="me-2 text-sm text-ink-soft">{t("dates.startsAt", { when: start })}</span>
      )}
      {state && (
        <>
          <span className="sr-only">{t(`dates.state.${state}`)}: </span>
          <DueBadge card={card} />
        </>
      )}
      {canEdit && (
        <>
          <DoneBox card={card} />
          <RemoveButton
            label={t("dates.remove")}
            onRemove={() => {
              removeDates(desk, card);
              focusAdd();
            }}
          />
        </>
      )}
    </>
  );
}
