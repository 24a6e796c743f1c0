import { ApiError } from "@syncboard/client";
import { Lock } from "lucide-react";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText, fieldFault } from "../app/fault.ts";
import { FormFault } from "../session/FormFault.tsx";
import { GuestFrame } from "../session/GuestFrame.tsx";
import { GuestSubmit } from "../session/GuestSubmit.tsx";
import { PasswordField } from "../session/PasswordField.tsx";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { useSending } from "../ui/use-sending.ts";

/** Before a board whose public link takes a password. It is kept in this page alone. */
export function PasswordGate({ open }: { readonly open: (password: string) => Promise<void> }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState("");
  const { isBusy, error, refusals, refuse, send } = useSending();
  const form = useFaultFocus(refusals);
  const isWrong = fieldFault(error, "password") !== undefined;
  const isTooMany = error instanceof ApiError && error.status === 429;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (password === "") return refuse();
    await send(() => open(password));
  }

  const isMissing = refusals > 0 && password === "";
  return (
    <GuestFrame icon={Lock} title={t("publicLink.page.password.title")} lead={t("publicLink.page.password.lead")}>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <FormFault
          text={
            isTooMany
              ? t("publicLink.page.password.tooMany")
              : error !== undefined && !isWrong
                ? faultText(error, t)
                : undefined
          }
        />
        <PasswordField
          autoFocus
          autoComplete="off"
          fault={isMissing ? t("session.passwordMissing") : isWrong ? t("publicLink.page.password.wrong") : undefined}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <GuestSubmit
          isBusy={isBusy}
          label={t("publicLink.page.password.submit")}
          busyLabel={t("publicLink.page.password.busy")}
        />
      </form>
    </GuestFrame>
  );
}
