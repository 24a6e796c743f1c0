import type { Card, Item } from "@syncboard/model";
import { itemsOf } from "@syncboard/model";
import { ListChecks } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { patchUi, useBoardUi, useCan, useDesk } from "../board/board-desk.ts";
import { TypingSign } from "../presence/TypingSign.tsx";
import { Button } from "../ui/Button.tsx";
import { readDraft } from "../ui/draft.ts";
import { AddChecklist } from "./AddChecklist.tsx";
import { ChecklistPart } from "./ChecklistPart.tsx";
import { useSteadyItems } from "./checklist-focus.ts";
import { useChecklists } from "./use-checklists.ts";
import { useKeptItems } from "./use-kept-items.ts";

/** What is to be ticked off on a card. */
export function Checklists({ card }: { readonly card: Card }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const canEdit = useCan("item.edit");
  const { checklists, failed, retry } = useChecklists(card);
  const { keptOf, dismiss } = useKeptItems(card.id, checklists);
  const section = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const isAskedFor = useBoardUi(({ opened }) => opened?.what === "card-checklist" && opened.cardId === card.id);
  const [isBegun, setBegun] = useState(() => !!readDraft(desk.me.id, `add-checklist.${card.id}`));
  // It may come to be seen only when what the card has inside is at hand.
  const [made, setMade] = useState<string>();
  const [hiding, setHiding] = useState<ReadonlySet<string>>(new Set());
  const isAdding = canEdit && (isAskedFor || isBegun);

  const seen = useMemo(
    () =>
      (checklists ?? []).map((checklist) => ({
        checklist,
        isSeen: (item: Item) => item.doneAt === null || !hiding.has(checklist.id),
      })),
    [checklists, hiding],
  );
  const itemIds = useMemo(
    () =>
      seen.flatMap(({ checklist, isSeen }) =>
        itemsOf(checklist)
          .filter(isSeen)
          .map(({ id }) => id),
      ),
    [seen],
  );
  useSteadyItems(section, itemIds);

  function close() {
    setBegun(false);
    if (isAskedFor) patchUi(desk, { opened: null });
  }

  const isLoading = checklists === undefined && card.itemCount > 0;
  if (!canEdit && !isLoading && seen.length === 0) return null;
  return (
    <section ref={section} aria-label={t("checklist.title")} className="mt-6 flex flex-col gap-5">
      {isLoading && (failed ? <Failed onRetry={retry} /> : <Loading />)}
      {seen.map(({ checklist, isSeen }) => (
        <ChecklistPart
          key={checklist.id}
          cardId={card.id}
          checklist={checklist}
          isSeen={isSeen}
          keptOf={keptOf}
          onDismiss={dismiss}
          isNew={checklist.id === made}
          isHiding={hiding.has(checklist.id)}
          onHide={(isHiding) => {
            const others = [...hiding].filter((id) => id !== checklist.id);
            setHiding(new Set(isHiding ? [...others, checklist.id] : others));
          }}
          isFirst={checklist === seen[0]?.checklist}
          isLast={checklist === seen.at(-1)?.checklist}
          onGone={() => requestAnimationFrame(() => button.current?.focus())}
        />
      ))}
      <TypingSign cardId={card.id} field="checklist" />
      {isAdding ? (
        <AddChecklist
          cardId={card.id}
          onMade={(checklistId) => {
            setMade(checklistId);
            close();
          }}
          onClose={() => {
            close();
            requestAnimationFrame(() => button.current?.focus());
          }}
        />
      ) : (
        canEdit && (
          <Button
            ref={button}
            data-hand="checklist"
            look="quiet"
            icon={ListChecks}
            className="-ms-3 self-start"
            onClick={() => setBegun(true)}
          >
            {t("checklist.add")}
          </Button>
        )
      )}
    </section>
  );
}

function Failed({ onRetry }: { readonly onRetry: () => void }) {
  const { t } = useTranslation();
  return (
    <div role="alert" className="flex items-center justify-between gap-3 rounded-control bg-panel p-3">
      <p className="text-sm text-ink-soft">{t("checklist.failed")}</p>
      <Button onClick={onRetry}>{t("app.retry")}</Button>
    </div>
  );
}

function Loading() {
  const { t } = useTranslation();
  return (
    <div aria-busy className="flex flex-col gap-3 py-1">
      <span className="sr-only">{t("app.loading")}</span>
      {["w-2/5", "w-4/5", "w-3/5"].map((width) => (
        <div key={width} className={`skeleton h-3 ${width}`} />
      ))}
    </div>
  );
}
