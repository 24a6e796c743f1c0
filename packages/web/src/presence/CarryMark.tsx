import type { CSSProperties } from "react";
import { useTranslation } from "react-i18next";
import { personColor } from "../look/person-color.ts";
import { useNames } from "./use-names.ts";
import { useOthers } from "./use-others.ts";

/** Around a card or a column that somebody else carries: a ring in their colour, with their name. */
export function CarryMark({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const carrying = useOthers((one) => one.dragging === id);
  const names = useNames(carrying);
  const [first] = carrying;
  if (!first) return null;
  return (
    <span className="carry-mark" style={{ "--hand": personColor(first.id) } as CSSProperties}>
      <span aria-hidden dir="auto" className="carry-name">
        {names}
      </span>
      <span className="sr-only">{t("presence.carrying", { count: carrying.length, names })}</span>
    </span>
  );
}
