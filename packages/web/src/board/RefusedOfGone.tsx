import { useTranslation } from "react-i18next";
import { RefusedList } from "../app/RefusedList.tsx";
import { useRefused } from "./use-refused.ts";

export function RefusedOfGone() {
  const { t } = useTranslation();
  return (
    <div className="mt-6 w-full text-start">
      <h2 className="mb-2 text-base font-semibold">{t("board.refused.title")}</h2>
      <RefusedList refused={useRefused()} />
    </div>
  );
}
