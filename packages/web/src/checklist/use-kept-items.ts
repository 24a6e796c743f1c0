import { type Checklist, itemsOf } from "@syncboard/model";
import { useEffect, useMemo, useRef, useState } from "react";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { rememberSeen, seenUntil } from "../prose/kept-seen.ts";
import { type KeptItem, keptItems } from "./kept-items.ts";

/** Of the newest events of a card's checklists; whoever comes later finds it in the activity. */
const LOOKED_AT = 30;

const NONE: ReadonlyMap<string, KeptItem> = new Map();

/** The texts of a card's items that were kept and do not stand, from the log; they come up for everybody who looks. */
export function useKeptItems(cardId: string, checklists: readonly Checklist[] | undefined) {
  const { api, live, me } = useDesk();
  const { boardId } = live;
  // The log has an own edit when it is answered, and not while it is only shown.
  const canLook = useBoard((state) => state.line === "online" && state.waiting === 0);
  const [kept, setKept] = useState(NONE);
  const texts = useMemo(
    () => new Map((checklists ?? []).flatMap((list) => itemsOf(list).map(({ id, text }) => [id, text]))),
    [checklists],
  );
  const hasItems = texts.size > 0;
  const edits = useEdits(texts);

  // biome-ignore lint/correctness/useExhaustiveDependencies: also when a text is another
  useEffect(() => {
    if (!canLook || !hasItems) return;
    let isWanted = true;
    api.listEvents(boardId, { card: cardId, kind: "checklist", limit: LOOKED_AT }).then(
      ({ items }) => isWanted && setKept(keptItems(items)),
      // They come up the next time.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [api, boardId, cardId, canLook, hasItems, edits]);

  return {
    keptOf(itemId: string): KeptItem | undefined {
      const found = kept.get(itemId);
      const isGone = !found || found.text === texts.get(itemId) || found.seq <= seenUntil(me.id, boardId, itemId);
      return isGone ? undefined : found;
    },
    dismiss({ itemId, seq }: KeptItem) {
      rememberSeen(me.id, boardId, itemId, seq);
      setKept(new Map([...kept].filter(([id]) => id !== itemId)));
    },
  };
}

/** How often an item that was there has got another text. */
function useEdits(texts: ReadonlyMap<string, string>): number {
  const last = useRef({ texts, edits: 0 });
  const { texts: before, edits } = last.current;
  const isEdited = [...before].some(([id, text]) => (texts.get(id) ?? text) !== text);
  last.current = { texts, edits: edits + Number(isEdited) };
  return last.current.edits;
}
