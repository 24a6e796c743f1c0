import { Eye, EyeOff } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../board/board-desk.ts";
import { IconButton } from "../ui/Button.tsx";
import { askWatchingCard, toggleCardWatch, useWatching } from "./watching.ts";

/** Whether one hears of what happens on the open card, and the other of the two by a click. */
export function WatchButton({ cardId }: { readonly cardId: string }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const isWatching = useWatching(desk.me.id, cardId);
  useEffect(() => {
    // Without an answer nothing is drawn as if it were so; a click asks again.
    askWatchingCard(desk, cardId).catch(() => {});
  }, [desk, cardId]);
  return (
    <IconButton
      icon={isWatching === false ? EyeOff : Eye}
      label={t("notification.watch.card")}
      title={t(isWatching ? "notification.watch.cardIsOn" : "notification.watch.cardIsOff")}
      aria-pressed={isWatching ?? false}
      className={isWatching ? "text-accent-text" : ""}
      onClick={() => void toggleCardWatch(desk, cardId)}
    />
  );
}
