import type { Card } from "@syncboard/model";
import { useState } from "react";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { useOtherBoard } from "./use-other-board.ts";

/** What is chosen when a card is moved or copied: a board, a column of it, and a place. */
export function usePlace(card: Card | undefined) {
  const { live } = useDesk();
  const here = useBoard((state) => state.view);
  const [chosen, setChosen] = useState({ boardId: live.boardId, title: here.info.title });
  const [wanted, setWanted] = useState<string>();
  const [place, setPlace] = useState<number>();
  const { board, isHere, error, load } = useOtherBoard(chosen.boardId);
  const columns = board?.columns ?? [];
  // Where it is, or in the column that is called so there; else the first.
  const own = card && here.liveColumn(card.columnId)?.title;
  const like = isHere ? card?.columnId : columns.find(({ title }) => title === own)?.id;
  const columnId = columns.find(({ id }) => id === wanted)?.id ?? like ?? columns[0]?.id ?? "";
  return {
    ...{ board, isHere, error, load, columns, columnId, place },
    boardId: chosen.boardId,
    boardTitle: chosen.title,
    cards: board?.cardsIn(columnId) ?? [],
    setPlace,
    setBoard(boardId: string, title: string) {
      setChosen({ boardId, title });
      setWanted(undefined);
      setPlace(undefined);
    },
    setColumn(id: string) {
      setWanted(id);
      setPlace(undefined);
    },
  };
}
