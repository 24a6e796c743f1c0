import type { LiveBoard } from "@syncboard/client";
import { Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { rememberOpened } from "../boards/recent.ts";
import { useMe } from "../session/use-session.ts";
import { createStore } from "../ui/store.ts";
import { useTitle } from "../ui/use-title.ts";
import { BoardFrame } from "./BoardFrame.tsx";
import { BoardGone } from "./BoardGone.tsx";
import { BoardLoading } from "./BoardLoading.tsx";
import { type BoardDesk, DeskContext } from "./board-desk.ts";
import { BoardDom } from "./board-dom.ts";
import { AT_REST } from "./board-ui.ts";
import { prefetchParts } from "./prefetch.ts";

export function BoardScreen() {
  const { boardId } = useParams({ from: "/signed-in/b/$boardId" });
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
  const { api } = useClient();
  const me = useMe();
  const navigate = useNavigate();
  const { boardId } = live;

  const desk = useMemo(
    (): BoardDesk => ({
      live,
      api,
      me,
      t,
      ui: createStore(AT_REST),
      dom: new BoardDom(),
      openCard: (cardId) => void navigate({ to: "/b/$boardId/c/$cardId", params: { boardId, cardId } }),
      closeCard: () => void navigate({ to: "/b/$boardId", params: { boardId } }),
      leave: () => void navigate({ to: "/" }),
    }),
    [live, api, me, t, navigate, boardId],
  );

  const status = useSyncExternalStore(
    (listener) => live.subscribe(listener),
    () => live.getState().status,
  );
  const title = useSyncExternalStore(
    (listener) => live.subscribe(listener),
    () => (live.getState().view.isCreated ? live.getState().view.info.title : t("board.title")),
  );
  useTitle(t("app.title", { screen: title }));
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
