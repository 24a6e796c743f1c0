import { useTranslation } from "react-i18next";
import { useMe } from "../session/use-session.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Panel } from "./Panel.tsx";

export function ProfileSection() {
  const { t } = useTranslation();
  const me = useMe();
  return (
    <Panel title={t("settings.profile.you.title")} lead={t("settings.profile.you.lead")}>
      <div className="flex items-center gap-4">
        <Avatar userId={me.id} name={me.name} size={56} />
        <div className="min-w-0">
          <p className="truncate text-md font-medium">{me.name}</p>
          <p className="truncate text-sm text-ink-soft">@{me.username}</p>
        </div>
      </div>
    </Panel>
  );
}
