import type { Notification } from "@syncboard/client";
import { useTranslation } from "react-i18next";
import { momentText } from "../locales/dates.ts";

/** What is said of a notification, beside the card and the board that it is about. */
export function useWords({ kind, actor, item, role, cardCount, dueAt }: Notification): string {
  const { t, i18n } = useTranslation();
  const who = actor?.name ?? t("notification.somebody");
  const when = dueAt === null ? "" : momentText(dueAt, i18n.language);
  const named = role === null ? "" : t(`member.role.${role}`);
  switch (kind) {
    case "assigned":
      if (cardCount !== null) return t("notification.says.assignedMany", { who, count: cardCount });
      if (item) return t("notification.says.assignedItem", { who, item: item.text });
      return t("notification.says.assigned", { who });
    case "mentioned":
      return t("notification.says.mentioned", { who });
    case "commented":
      return t("notification.says.commented", { who });
    case "due_soon":
      return t("notification.says.due_soon", { when });
    case "overdue":
      return t("notification.says.overdue", { when });
    case "invited":
      return t("notification.says.invited", { who, role: named });
    case "role_changed":
      return t("notification.says.role_changed", { who, role: named });
    case "board_passed":
      return t("notification.says.board_passed");
  }
}
