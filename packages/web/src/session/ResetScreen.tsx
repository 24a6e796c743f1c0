import { Link, useNavigate } from "@tanstack/react-router";
import { Link2Off } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText, fieldFault } from "../app/fault.ts";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { notify } from "../ui/notices.ts";
import { useSending } from "../ui/use-sending.ts";
import { useTitle } from "../ui/use-title.ts";
import { FormFault } from "./FormFault.tsx";
import { GuestFrame } from "./GuestFrame.tsx";
import { GuestSubmit } from "./GuestSubmit.tsx";
import { dropCode } from "./link-code.ts";
import { PasswordField } from "./PasswordField.tsx";
import { passwordFault } from "./password-fault.ts";
import { ToSignIn } from "./ToSignIn.tsx";
import { useLinkCode } from "./use-link-code.ts";
import { rememberKnown } from "./use-session.ts";

function isSpent(error: unknown): boolean {
  return fieldFault(error, "token") !== undefined;
}

/** Where the link in the mail leads: `/reset#token=…`. */
export function ResetScreen() {
  const { t } = useTranslation();
  const { session } = useClient();
  const navigate = useNavigate();
  const token = useLinkCode("token");
  const [password, setPassword] = useState("");
  const [isTried, setTried] = useState(false);
  const { isBusy, error, refusals, refuse, send } = useSending();
  const form = useFaultFocus(refusals);
  useTitle(t("app.title", { screen: t("session.reset.title") }));

  const weak = passwordFault(password);
  const isRefused = fieldFault(error, "password") !== undefined;
  const otherFault = error !== undefined && !isRefused && !isSpent(error) ? faultText(error, t) : undefined;
  const fault =
    isTried && weak ? t(`session.passwordFault.${weak}`) : isRefused ? t("session.passwordFault.easy") : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy || token === undefined) return;
    setTried(true);
    if (weak) return refuse();
    await send(async () => {
      try {
        await session.resetPassword(token, password);
      } catch (failure) {
        if (isSpent(failure)) dropCode("token");
        throw failure;
      }
      rememberKnown();
      notify(t("session.reset.done"));
      await navigate({ to: "/sign-in", replace: true });
      dropCode("token");
    });
  }

  if (token === undefined) {
    return (
      <GuestFrame icon={Link2Off} title={t("session.reset.dead.title")} lead={t("session.reset.dead.lead")}>
        <Link to="/forgot" className="button-link self-start">
          {t("session.reset.dead.again")}
        </Link>
        <ToSignIn />
      </GuestFrame>
    );
  }
  return (
    <GuestFrame title={t("session.reset.title")} lead={t("session.reset.lead")}>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <FormFault text={otherFault} />
        <PasswordField
          label={t("session.reset.password")}
          autoComplete="new-password"
          autoFocus
          hint={t("session.passwordHint")}
          fault={fault}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <GuestSubmit isBusy={isBusy} label={t("session.reset.submit")} busyLabel={t("session.reset.busy")} />
      </form>
    </GuestFrame>
  );
}
