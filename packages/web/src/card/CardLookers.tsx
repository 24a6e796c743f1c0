import { useTranslation } from "react-i18next";
import { TypingDots } from "../presence/TypingSign.tsx";
import { useNames } from "../presence/use-names.ts";
import { useOthers } from "../presence/use-others.ts";
import { Avatar } from "../ui/Avatar.tsx";

/** Who else has this card open right now, and whether they type. */
export function CardLookers({ cardId }: { readonly cardId: string }) {
  const { t } = useTranslation();
  const looking = useOthers((one) => one.cardId === cardId || one.typing?.cardId === cardId);
  const typing = useOthers((one) => one.typing?.cardId === cardId);
  const names = useNames(looking);
  const typists = useNames(typing);
  if (looking.length === 0) return null;
  const isTyped = typing.length > 0;
  const words = isTyped
    ? t("presence.typing", { count: typing.length, names: typists })
    : t("card.lookedAtBy", { names });
  return (
    <span title={words} className="inline-flex items-center gap-1">
      {isTyped && (
        <span className="typing-bubble">
          <TypingDots />
        </span>
      )}
      <span className="flex -space-x-1.5">
        {looking.slice(0, 3).map(({ id, name, url }) => (
          <Avatar key={id} userId={id} name={name} url={url} size={20} className="ring-2 ring-card" />
        ))}
      </span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
