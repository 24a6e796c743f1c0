import type { Repeat } from "@syncboard/model";
import { useTranslation } from "react-i18next";
import { dateFormat } from "../locales/formats.ts";

/** "Every week on Friday", "every month on the 31st". */
export function useRepeatWords(): (repeat: Pick<Repeat, "every" | "day">, dueAt: string | null) => string {
  const { t, i18n } = useTranslation();
  return ({ every, day }, dueAt) => {
    const due = dueAt === null ? undefined : new Date(dueAt);
    if (every === "week" && due) {
      const weekday = dateFormat(i18n.language, { weekday: "long" }).format(due);
      return t("tasks.repeat.weekOn", { weekday });
    }
    const number = day ?? due?.getDate();
    if (every === "month" && number !== undefined) return t("tasks.repeat.monthOn", { day: number });
    return t(`tasks.repeat.${every}`);
  };
}
