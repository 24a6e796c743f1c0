import { ApiError } from "@syncboard/client";
import { Link, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText, fieldFault } from "../app/fault.ts";
import { farewell } from "../leaving/farewell.ts";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Field } from "../ui/Field.tsx";
import { useSending } from "../ui/use-sending.ts";
import { FormFault } from "./FormFault.tsx";
import { GuestSubmit } from "./GuestSubmit.tsx";
import { dropCode } from "./link-code.ts";
import { PasswordField } from "./PasswordField.tsx";
import { passwordFault } from "./password-fault.ts";
import { rememberKnown } from "./use-session.ts";

/** Why there is no account, as far as no field is to blame. */
function refusalText(error: unknown, t: TFunction): string {
  if (fieldFault(error, "invite") !== undefined) {
    const isNeeded = error instanceof ApiError && error.code === "invite_needed";
    return t(isNeeded ? "session.register.inviteOnly.lead" : "session.register.spent");
  }
  if (error instanceof ApiError && error.code === "registration_closed") return t("session.register.closed.lead");
  return faultText(error, t);
}

export function RegisterForm({ invite }: { readonly invite: string | undefined }) {
  const { t } = useTranslation();
  const { session } = useClient();
  const search = useSearch({ from: "/register" });
  const [name, setName] = useState("");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [isTried, setTried] = useState(false);
  /** The password that the server was asked about. */
  const [sent, setSent] = useState("");
  const { isBusy, error, refusals, refuse, send } = useSending();
  const form = useFaultFocus(refusals);

  const isNowhere = email.trim() === "";
  const weak = passwordFault(password);
  const isTaken = error instanceof ApiError && error.status === 409;
  const emailRefusal = isTaken ? t("session.register.taken") : fieldFault(error, "email") && t("session.emailFault");
  // Of one that was too short or too long the form itself says why, in its own words.
  const isRefused = fieldFault(error, "password") !== undefined;
  const easy = isRefused && !passwordFault(sent) ? t("session.passwordFault.easy") : undefined;
  const otherFault = error !== undefined && !emailRefusal && !isRefused ? refusalText(error, t) : undefined;

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setTried(true);
    if (isNowhere && weak) return refuse();
    // Also where one of the two will not do: what there is to say of the other only the server knows, and all is said at once.
    setSent(password);
    const given = { ...(name.trim() && { name: name.trim() }), ...(invite !== undefined && { invite }) };
    await send(async () => {
      await session.register({ email: email.trim(), password, ...given });
      rememberKnown();
      dropCode("invite");
      farewell.set(false);
    });
  }

  return (
    <>
      {/* Faults are told under their fields, in this app's words and language, not in the browser's bubble. */}
      <form ref={form} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <FormFault text={otherFault} />
        <Field
          label={t("session.name")}
          hint={t("session.register.nameHint")}
          name="name"
          autoComplete="name"
          autoFocus
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={t("session.email")}
          name="email"
          type="email"
          autoComplete="email"
          required
          fault={isTried && isNowhere ? t("session.emailMissing") : emailRefusal}
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
        <PasswordField
          autoComplete="new-password"
          hint={t("session.passwordHint")}
          fault={isTried && weak ? t(`session.passwordFault.${weak}`) : easy}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <GuestSubmit isBusy={isBusy} label={t("session.register.submit")} busyLabel={t("session.register.busy")} />
      </form>
      <p className="mt-6 text-base text-ink-soft">
        {t("session.register.other")}{" "}
        <Link to="/sign-in" search={search} className="font-medium text-accent-text hover:underline">
          {t("session.register.toSignIn")}
        </Link>
      </p>
    </>
  );
}
