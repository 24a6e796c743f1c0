import { UserRoundX } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Panel } from "../settings/Panel.tsx";
import { Button } from "../ui/Button.tsx";
import { lazyPart } from "../ui/lazy-part.tsx";
import { OwnDataButton } from "./OwnDataButton.tsx";

const DeactivateDialog = lazyPart(async () => (await import("./DeactivateDialog.tsx")).DeactivateDialog);

/** One's own data as a file, and the way out. */
export function LeavingPanel() {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  return (
    <Panel title={t("leaving.title")} lead={t("leaving.lead")}>
      <div className="flex flex-col items-start gap-3">
        <OwnDataButton />
        <Button icon={UserRoundX} className="text-danger-text" onClick={() => setAsking(true)}>
          {t("leaving.deactivate")}
        </Button>
      </div>
      {isAsking && <DeactivateDialog onClose={() => setAsking(false)} />}
    </Panel>
  );
}
