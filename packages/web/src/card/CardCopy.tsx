import { Copy } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { CopyDialog } from "./lazy-move.ts";

/** The way to one more card like this. */
export function CardCopy({ cardId }: { readonly cardId: string }) {
  const { t } = useTranslation();
  const [isCopying, setCopying] = useState(false);
  return (
    <>
      <Button look="quiet" icon={Copy} data-hand="copy" onClick={() => setCopying(true)}>
        {t("card.action.copy")}
      </Button>
      {isCopying && <CopyDialog cardId={cardId} onClose={() => setCopying(false)} />}
    </>
  );
}
