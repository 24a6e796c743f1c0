import type { Installation } from "@syncboard/client";
import { DoorClosed, Ticket } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useTitle } from "../ui/use-title.ts";
import { Guest } from "./Guest.tsx";
import { RegisterForm } from "./RegisterForm.tsx";
import { ToSignIn } from "./ToSignIn.tsx";
import { useInstallation } from "./use-installation.ts";
import { useLinkCode } from "./use-link-code.ts";

/** Also where the link of an invite leads: `/register#invite=…`. */
export function RegisterScreen() {
  const { t } = useTranslation();
  const invite = useLinkCode("invite");
  const installation = useInstallation();
  useTitle(t("app.title", { screen: t("session.register.title") }));

  const barred = barredBy(installation, invite);
  if (barred) {
    return (
      <Guest
        icon={barred === "closed" ? DoorClosed : Ticket}
        title={t(`session.register.${barred}.title`)}
        lead={t(`session.register.${barred}.lead`)}
      >
        <ToSignIn />
      </Guest>
    );
  }
  const lead = installation?.isNew ? "first" : installation?.registration === "invite" ? "invited" : "lead";
  return (
    <Guest title={t("session.register.title")} lead={t(`session.register.${lead}`)}>
      <RegisterForm invite={invite} />
    </Guest>
  );
}

/** Why there is no form; undefined also while nobody knows. */
function barredBy(installation: Installation | undefined, invite: string | undefined) {
  if (installation?.registration === "closed") return "closed";
  return installation?.registration === "invite" && invite === undefined ? "inviteOnly" : undefined;
}
