import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";

/** A short "Saved" beside what was saved. Always there, so that a screen reader hears it come. */
export function SavedSign({ isSaved }: { readonly isSaved: boolean }) {
  const { t } = useTranslation();
  return (
    <span role="status" className="inline-flex h-5 items-center">
      {isSaved && (
        <span className="notice inline-flex items-center gap-1.5 text-sm text-good-text">
          <Check aria-hidden size={15} strokeWidth={2.2} />
          {t("settings.saved")}
        </span>
      )}
    </span>
  );
}
