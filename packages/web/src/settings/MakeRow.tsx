import { useTranslation } from "react-i18next";
import { FormFault } from "../session/FormFault.tsx";
import { Button } from "../ui/Button.tsx";

interface MakeRowProps {
  readonly label: string;
  readonly busyLabel: string;
  readonly isBusy: boolean;
  readonly fault: string | undefined;
  readonly onCancel: () => void;
}

/** The foot of a form that makes something: why it was not made, and the ways on and back. */
export function MakeRow({ label, busyLabel, isBusy, fault, onCancel }: MakeRowProps) {
  const { t } = useTranslation();
  return (
    <div>
      <div className="has-[p]:mb-4">
        <FormFault text={fault} />
      </div>
      <div className="flex justify-end gap-2">
        <Button look="quiet" onClick={onCancel}>
          {t("app.cancel")}
        </Button>
        {/* Not disabled while it works: that would throw the focus out of the form. */}
        <Button type="submit" look="primary" aria-disabled={isBusy}>
          {isBusy ? busyLabel : label}
        </Button>
      </div>
    </div>
  );
}
