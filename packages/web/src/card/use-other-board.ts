import { type Board, boardFrom } from "@syncboard/model";
import { useCallback, useEffect, useState } from "react";
import { useBoard, useDesk } from "../board/board-desk.ts";

interface Asked {
  readonly boardId: string;
  readonly board?: Board;
  readonly error?: unknown;
}

/** A board that a card can go to: the one that is open here, or another as it was when it was chosen. */
export function useOtherBoard(boardId: string) {
  const { api, live } = useDesk();
  // The view stays the same object: this says that it is another.
  useBoard((state) => state.version);
  const [asked, setAsked] = useState<Asked>();
  const isHere = boardId === live.boardId;

  const load = useCallback(() => {
    if (isHere) return () => {};
    let isWanted = true;
    const done = (answer: Omit<Asked, "boardId">) => isWanted && setAsked({ boardId, ...answer });
    setAsked({ boardId });
    api.getBoard(boardId).then(
      (snapshot) => done({ board: boardFrom(snapshot) }),
      (error: unknown) => done({ error }),
    );
    return () => {
      isWanted = false;
    };
  }, [api, boardId, isHere]);

  useEffect(() => load(), [load]);

  const known = asked?.boardId === boardId ? asked : undefined;
  return {
    isHere,
    board: isHere ? live.getState().view : known?.board,
    error: isHere ? undefined : known?.error,
    load,
  };
}
