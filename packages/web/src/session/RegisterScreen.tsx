import { useLocation, useNavigate, useSearch } from "@tanstack/react-router";
import { DoorClosed, type LucideIcon, Ticket } from "lucide-react";
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

  if (installation?.registration === "closed") return <NoWay icon={DoorClosed} why="closed" />;
  if (installation?.registration === "invite" && invite === undefined) return <NoWay icon={Ticket} why="inviteOnly" />;
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

function NoWay({ icon, why }: { readonly icon: LucideIcon; readonly why: "closed" | "inviteOnly" }) {
  const { t } = useTranslation();
  return (
    <Guest icon={icon} title={t(`session.register.${why}.title`)} lead={t(`session.register.${why}.lead`)}>
      <ToSignIn />
    </Guest>
  );
}
