import { useTranslation } from "react-i18next";
import type { TypingField } from "./TypingArea.tsx";
import { useNames } from "./use-names.ts";
import { useOthers } from "./use-others.ts";

interface TypingSignProps {
  readonly cardId: string;
  readonly field: TypingField;
}

/** "Ann is typing…", beside the text. To be read and not said: it would talk over whoever listens. */
export function TypingSign({ cardId, field }: TypingSignProps) {
  const { t } = useTranslation();
  const typing = useOthers((one) => one.typing?.cardId === cardId && one.typing.field === field);
  const names = useNames(typing);
  if (typing.length === 0) return null;
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 text-xs text-ink-soft">
      <TypingDots />
      <span dir="auto" className="truncate">
        {t(field === "comment" ? "presence.commenting" : "presence.typing", { count: typing.length, names })}
      </span>
    </span>
  );
}

export function TypingDots() {
  return (
    <span aria-hidden className="typing-dots">
      <i />
      <i />
      <i />
    </span>
  );
}
