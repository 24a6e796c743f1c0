import { Star } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { useMe } from "../session/use-session.ts";
import { IconButton } from "../ui/Button.tsx";
import { setStar, useStar } from "./stars.ts";

interface StarButtonProps {
  readonly boardId: string;
  readonly title: string;
  readonly className?: string;
}

/** My own star on a board, on or off. */
export function StarButton({ boardId, title, className = "" }: StarButtonProps) {
  const { t } = useTranslation();
  const { api } = useClient();
  const me = useMe();
  const isOn = useStar(me.id, boardId);
  return (
    <IconButton
      icon={Star}
      label={t("boards.star.of", { title })}
      aria-pressed={isOn}
      className={`star aria-pressed:text-warn-text! ${className}`}
      onClick={() => void setStar({ api, t }, me.id, boardId, !isOn)}
    />
  );
}
