import { Dialog as Base } from "@base-ui/react/dialog";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";

export function CardGone({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <div className="flex flex-1 flex-col items-center justify-center px-6 py-16 text-center">
      <Base.Title className="text-md font-semibold">{t("card.gone.title")}</Base.Title>
      <Base.Description className="mt-1.5 mb-5 text-base text-ink-soft">{t("card.gone.text")}</Base.Description>
      <Button onClick={onClose}>{t("card.backToBoard")}</Button>
    </div>
  );
}
