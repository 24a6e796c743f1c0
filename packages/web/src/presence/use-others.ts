import type { LiveBoardState } from "@syncboard/client";
import { useMemo } from "react";
import { useBoard, useDesk } from "../board/board-desk.ts";

type Here = LiveBoardState["here"][number];

export interface Other {
  readonly id: string;
  readonly name: string;
  readonly url: string | null | undefined;
}

/** The others on the board who do something, each once however many windows they have. */
export function useOthers(isDoing: (one: Here) => boolean): readonly Other[] {
  const { me } = useDesk();
  // A string, because it compares by content.
  const doing = useBoard(({ here }) => {
    const ids = here.filter((one) => one.userId !== me.id && isDoing(one)).map(({ userId }) => userId);
    return [...new Set(ids)].sort().join(" ");
  });
  const profiles = useBoard((state) => state.profiles);
  return useMemo(
    () =>
      doing
        .split(" ")
        .filter(Boolean)
        .map((id) => ({ id, name: profiles.get(id)?.name ?? "?", url: profiles.get(id)?.avatarUrl })),
    [doing, profiles],
  );
}
