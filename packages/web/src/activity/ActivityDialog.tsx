import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog.tsx";
import { ActivityFeed } from "./ActivityFeed.tsx";

/** What happened on the board. */
export function ActivityDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("activity.title")} width={640} isPage onClose={onClose}>
      <ActivityFeed />
    </Dialog>
  );
}
