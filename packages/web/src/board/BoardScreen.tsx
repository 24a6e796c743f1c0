import type { LiveBoard } from "@syncboard/client";
import { Outlet, useNavigate, useParams, useRouter } from "@tanstack/react-router";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { isId } from "../app/ids.ts";
import { rememberOpened } from "../boards/recent.ts";
import { learnStars } from "../boards/stars.ts";
import { filterIn, searchOf } from "../filter/filter.ts";
import { countChoices } from "../filter/matches.ts";
import { ShownCards } from "../filter/shown-cards.ts";
import { useMe } from "../session/use-session.ts";
import { createStore } from "../ui/store.ts";
import { useTitle } from "../ui/use-title.ts";
import { BoardFrame } from "./BoardFrame.tsx";
import { BoardGone } from "./BoardGone.tsx";
import { BoardLoading } from "./BoardLoading.tsx";
import { type BoardDesk, DeskContext } from "./board-desk.ts";
import { BoardDom } from "./board-dom.ts";
import { AT_REST } from "./board-ui.ts";
import { NoBoard } from "./NoBoard.tsx";
import { prefetchParts } from "./prefetch.ts";
import { isPhoneWide } from "./use-column-width.ts";

export function BoardScreen() {
  const { boardId } = useParams({ from: "/signed-in/b/$boardId" });
  // Nobody is asked for what cannot be a board: the line would be cut for it, and with it all that is followed.
  return isId(boardId) ? <FollowedBoard boardId={boardId} /> : <NoBoard />;
}

function FollowedBoard({ boardId }: { readonly boardId: string }) {
  const live = useLiveBoard(boardId);
  return live && <OpenBoard key={boardId} live={live} />;
}

/** Watches while the screen is shown. In an effect, because a rendering may be thrown away and would leave it open. */
function useLiveBoard(boardId: string): LiveBoard | undefined {
  const client = useClient();
  const [live, setLive] = useState<LiveBoard>();
  useEffect(() => {
    const opened = client.openBoard(boardId);
    setLive(opened);
    return () => {
      setLive(undefined);
      opened.close();
    };
  }, [client, boardId]);
  return live;
}

function OpenBoard({ live }: { readonly live: LiveBoard }) {
  const { t } = useTranslation();
  const { api, notifications } = useClient();
  const me = useMe();
  const navigate = useNavigate();
  const router = useRouter();
  const { boardId } = live;

  const desk = useMemo((): BoardDesk => {
    const filter = filterIn({ ...router.latestLocation.search });
    // On a phone it would cover what it has found.
    const isOpen = countChoices(filter) > 0 && !isPhoneWide();
    const ui = createStore({ ...AT_REST, filterBar: { ...AT_REST.filterBar, isOpen } });
    const shown = new ShownCards(live, ui, me.id, filter);
    // The address has the filter while a card is open over it, too.
    const search = () => searchOf(shown.filter);
    return {
      live,
      api,
      notifications,
      me,
      t,
      ui,
      shown,
      dom: new BoardDom(),
      openCard: (cardId) =>
        void navigate({ to: "/b/$boardId/c/$cardId", params: { boardId, cardId }, search: search() }),
      closeCard: () => void navigate({ to: "/b/$boardId", params: { boardId }, search: search() }),
      leave: () => void navigate({ to: "/" }),
    };
  }, [live, api, notifications, me, t, navigate, router, boardId]);

  const status = useSyncExternalStore(
    (listener) => live.subscribe(listener),
    () => live.getState().status,
  );
  const title = useSyncExternalStore(
    (listener) => live.subscribe(listener),
    () => (live.getState().view.isCreated ? live.getState().view.info.title : t("board.title")),
  );
  const isStarred = useSyncExternalStore(
    (listener) => live.subscribe(listener),
    () => live.getState().isStarred,
  );
  useTitle(t("app.title", { screen: title }));
  useEffect(() => {
    if (status === "ready") learnStars([{ userId: me.id, boardId, isStarred }]);
  }, [status, isStarred, me.id, boardId]);
  useEffect(() => {
    if (status !== "ready") return;
    rememberOpened(me.id, boardId);
    return prefetchParts();
  }, [status, me.id, boardId]);

  return (
    <DeskContext value={desk}>
      {status === "gone" && <BoardGone />}
      {status === "loading" && <BoardLoading />}
      {status === "ready" && (
        <>
          <BoardFrame />
          <Outlet />
        </>
      )}
    </DeskContext>
  );
}
