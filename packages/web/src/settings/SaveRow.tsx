import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button.tsx";
import { SavedSign } from "./SavedSign.tsx";

interface SaveRowProps {
  readonly label: string;
  /** Whether there is something to save: before that the button steps back. */
  readonly isWanted: boolean;
  readonly isBusy: boolean;
  readonly isSaved: boolean;
}

/** The foot of a form: what saves it, and that it is saved. */
export function SaveRow({ label, isWanted, isBusy, isSaved }: SaveRowProps) {
  const { t } = useTranslation();
  return (
    <div className="mt-1 flex items-center gap-3">
      {/* Not disabled while it works: that would throw the focus out of the form. */}
      <Button type="submit" look={isWanted ? "primary" : "outline"} aria-disabled={isBusy} className="h-9">
        {isBusy ? t("settings.saving") : label}
      </Button>
      <SavedSign isSaved={isSaved} />
    </div>
  );
}
