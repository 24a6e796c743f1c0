import { ApiError } from "@syncboard/client";
import { Link, useLocation } from "@tanstack/react-router";
import { MailCheck, MailX } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText, fieldFault } from "../app/fault.ts";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { useSending } from "../ui/use-sending.ts";
import { useTitle } from "../ui/use-title.ts";
import { FormFault } from "./FormFault.tsx";
import { GuestFrame } from "./GuestFrame.tsx";
import { GuestSubmit } from "./GuestSubmit.tsx";
import { ToSignIn } from "./ToSignIn.tsx";
import { useInstallation } from "./use-installation.ts";

declare module "@tanstack/react-router" {
  interface HistoryState {
    /** What somebody typed at the sign-in page before they found that they had forgotten the rest. */
    email?: string;
  }
}

export function ForgotScreen() {
  const { t } = useTranslation();
  const { session } = useClient();
  const typed = useLocation({ select: ({ state }) => state.email ?? "" });
  const [email, setEmail] = useState(typed);
  const [sentTo, setSentTo] = useState<string>();
  const [isTried, setTried] = useState(false);
  const { isBusy, error, refusals, refuse, send } = useSending();
  const form = useFaultFocus(refusals);
  const isMailOff = useInstallation()?.isMailOn === false;
  useTitle(t("app.title", { screen: t("session.forgot.title") }));

  const isNowhere = email.trim() === "";
  const emailRefusal = fieldFault(error, "email") && t("session.emailFault");
  const otherFault = error !== undefined && !emailRefusal ? faultText(error, t) : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setTried(true);
    if (isNowhere) return refuse();
    const address = email.trim();
    if (await send(() => session.forgotPassword(address))) setSentTo(address);
  }

  if (isMailOff || (error instanceof ApiError && error.code === "mail_off")) {
    return (
      <GuestFrame icon={MailX} title={t("session.forgot.off.title")} lead={t("session.forgot.off.lead")}>
        <Link to="/sign-in" className="button-link self-start">
          {t("session.toSignIn")}
        </Link>
      </GuestFrame>
    );
  }
  if (sentTo !== undefined) {
    return (
      <GuestFrame
        icon={MailCheck}
        title={t("session.forgot.sent.title")}
        lead={t("session.forgot.sent.lead", { email: sentTo })}
      >
        <p className="-mt-3 mb-6 text-base text-pretty text-ink-soft">{t("session.forgot.sent.hint")}</p>
        <Button className="self-start" onClick={() => setSentTo(undefined)}>
          {t("session.forgot.sent.again")}
        </Button>
        <ToSignIn />
      </GuestFrame>
    );
  }
  return (
    <GuestFrame title={t("session.forgot.title")} lead={t("session.forgot.lead")}>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <FormFault text={otherFault} />
        <Field
          label={t("session.email")}
          name="email"
          type="email"
          autoComplete="email"
          autoFocus
          required
          fault={isTried && isNowhere ? t("session.emailMissing") : emailRefusal}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <GuestSubmit isBusy={isBusy} label={t("session.forgot.submit")} busyLabel={t("session.forgot.busy")} />
      </form>
      <ToSignIn />
    </GuestFrame>
  );
}
