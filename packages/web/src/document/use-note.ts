import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { useMe } from "../session/use-session.ts";
import { announce } from "../ui/Announcer.tsx";
import { useStore } from "../ui/store.ts";
import { leftNews } from "./left-news.ts";
import { openNote } from "./note-desk.ts";
import type { NoteKeeper, NoteState } from "./note-keeper.ts";

/** A note, as long as it is on the screen. Undefined in the first moment. */
export function useNoteKeeper(documentId: string): NoteKeeper | undefined {
  const { t } = useTranslation();
  const client = useClient();
  const me = useMe();
  const [keeper, setKeeper] = useState<NoteKeeper>();
  const news = useMemo(() => leftNews(t), [t]);

  useEffect(() => {
    const opened = openNote(client, me.id, documentId, news);
    setKeeper(opened.keeper);
    const save = () => document.visibilityState === "hidden" && void opened.keeper.flush();
    const again = () => void opened.keeper.heard();
    document.addEventListener("visibilitychange", save);
    addEventListener("online", again);
    return () => {
      document.removeEventListener("visibilitychange", save);
      removeEventListener("online", again);
      opened.release();
    };
  }, [client, me.id, documentId, news]);

  return keeper?.documentId === documentId ? keeper : undefined;
}

export function useNote(keeper: NoteKeeper): NoteState {
  return useStore(keeper.state, (state) => state);
}

/** Says aloud what matters of the state of a note: that it is not on the server, and that it is again. */
export function useNoteWords(keeper: NoteKeeper): void {
  const { t } = useTranslation();
  useEffect(() => {
    let before = keeper.state.get().status;
    return keeper.state.subscribe(() => {
      const { status } = keeper.state.get();
      if (status === before) return;
      if (status === "kept") announce(t("document.note.sign.kept"));
      if (status === "refused") announce(t("document.note.sign.refused"));
      if (status === "saved" && before === "kept") announce(t("document.note.sign.saved"));
      // What is tried again in between says nothing new.
      if (status !== "saving" || before === "saved") before = status;
    });
  }, [keeper, t]);
}

export type NoteView = "write" | "both" | "read";

const VIEW_KEY = "syncboard.noteView";
const WIDE = "(width >= 1024px)";

/** How a note is looked at, as this device likes it best. Side by side there must be room. */
export function useNoteView() {
  const media = useMemo(() => matchMedia(WIDE), []);
  const [isWide, setWide] = useState(media.matches);
  const [wanted, setWanted] = useState(() => localStorage.getItem(VIEW_KEY));
  useEffect(() => {
    const look = () => setWide(media.matches);
    media.addEventListener("change", look);
    return () => media.removeEventListener("change", look);
  }, [media]);
  const choices: readonly NoteView[] = isWide ? ["write", "both", "read"] : ["write", "read"];
  const view = choices.find((each) => each === wanted) ?? (isWide ? "both" : "write");
  return {
    view,
    choices,
    choose(next: NoteView) {
      setWanted(next);
      localStorage.setItem(VIEW_KEY, next);
    },
  };
}
