import type { Installation } from "@syncboard/client";
import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { DoorClosed, Ticket } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useTitle } from "../ui/use-title.ts";
import { Guest } from "./Guest.tsx";
import { keepInvite, keptInvite } from "./invite.ts";
import { RegisterForm } from "./RegisterForm.tsx";
import { ToSignIn } from "./ToSignIn.tsx";
import { useInstallation } from "./use-installation.ts";

/** Also where the link of an invite leads: `/register#invite=…`. */
export function RegisterScreen() {
  const { t } = useTranslation();
  const invite = useInvite();
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

/** Takes the code of an invite out of the address, where it could be seen, and keeps it. */
function useInvite(): string | undefined {
  const hash = useLocation({ select: (location) => location.hash });
  const search = useSearch({ from: "/register" });
  const navigate = useNavigate();
  // While rendering: the first paint is the right one.
  const isFound = keepInvite(hash);
  useEffect(() => {
    if (isFound) void navigate({ to: "/register", search, hash: "", replace: true });
  }, [isFound, navigate, search]);
  return keptInvite();
}

/** Why there is no form; undefined also while nobody knows. */
function barredBy(installation: Installation | undefined, invite: string | undefined) {
  if (installation?.registration === "closed") return "closed";
  return installation?.registration === "invite" && invite === undefined ? "inviteOnly" : undefined;
}
