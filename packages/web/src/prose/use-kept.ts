import type { BoardEvent } from "@syncboard/model";
import { useEffect, useState } from "react";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { rememberSeen, seenUntil } from "./kept-seen.ts";

/** A version of a text whose lines do not stand, because somebody changed the same lines later. */
export interface Kept {
  readonly seq: number;
  readonly text: string;
  /** Who changed the same lines later; whose version it was. */
  readonly byId: string;
  readonly writerId: string | undefined;
}

/** Of the newest events of a card or board; whoever comes later finds it in the activity. */
const LOOKED_AT = 20;

function textOf(event: BoardEvent) {
  return event.type === "card.edited" || event.type === "board.edited" ? event.changes.description : undefined;
}

/** The newest version of a text that was kept and does not stand, from the log; it comes up for everybody who looks. */
export function useKept(cardId: string | null, text: string | undefined) {
  const { api, live, me } = useDesk();
  const { boardId } = live;
  // The log has an own edit when it is answered, and not while it is only shown.
  const canLook = useBoard((state) => state.line === "online" && state.waiting === 0);
  const name = cardId ?? "board";
  const [kept, setKept] = useState<Kept>();

  // Also when the text is another.
  useEffect(() => {
    if (!canLook || text === undefined) return;
    let isWanted = true;
    const wanted = cardId === null ? { kind: "board" as const } : { card: cardId };
    api.listEvents(boardId, { ...wanted, limit: LOOKED_AT }).then(
      ({ items }) => {
        if (!isWanted) return;
        const edits = items.filter((event) => textOf(event) !== undefined);
        const at = edits.findIndex((event) => "collided" in event && event.collided === true);
        const event = edits[at];
        if (!event) return setKept(undefined);
        const writer = edits.slice(at + 1).find((each) => each.actorId !== event.actorId);
        const lost = textOf(event)?.from ?? "";
        setKept({ seq: event.seq, text: lost, byId: event.actorId, writerId: writer?.actorId });
      },
      // It comes up the next time.
      () => {},
    );
    return () => {
      isWanted = false;
    };
  }, [api, boardId, cardId, canLook, text]);

  const isSeen = kept !== undefined && kept.seq <= seenUntil(me.id, boardId, name);
  return {
    kept: kept && !isSeen && kept.text !== text ? kept : undefined,
    dismiss() {
      if (kept) rememberSeen(me.id, boardId, name, kept.seq);
      setKept(undefined);
    },
  };
}
