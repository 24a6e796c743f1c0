import { ApiError } from "@syncboard/client";
import { Link, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { type FormEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { farewell } from "../leaving/farewell.ts";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { Field } from "../ui/Field.tsx";
import { useStore } from "../ui/store.ts";
import { useSending } from "../ui/use-sending.ts";
import { useTitle } from "../ui/use-title.ts";
import { FormFault } from "./FormFault.tsx";
import { Guest } from "./Guest.tsx";
import { GuestSubmit } from "./GuestSubmit.tsx";
import { PasswordField } from "./PasswordField.tsx";
import { useInstallation } from "./use-installation.ts";
import { rememberKnown } from "./use-session.ts";

/** Longer than that to wait means wrong passwords for one account, not many requests. */
const A_MINUTE = 60;

function signInFault(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return faultText(error, t);
  const { status, retryAfter = 0 } = error;
  if (status === 401 || status === 422) return t("session.signIn.wrong");
  if (status === 429 && retryAfter > A_MINUTE) {
    return t("session.signIn.tooMany", { count: Math.ceil(retryAfter / A_MINUTE) });
  }
  return faultText(error, t);
}

export function SignInScreen() {
  const { t } = useTranslation();
  const { session } = useClient();
  const search = useSearch({ from: "/sign-in" });
  const [identifier, setIdentifier] = useState("");
  const [password, setPassword] = useState("");
  const { isBusy, error, refusals, refuse, send, reset } = useSending();
  const form = useFaultFocus(refusals);
  const hasLeft = useStore(farewell, (state) => state);
  const isRegistrationClosed = useInstallation()?.registration === "closed";
  const isNameless = identifier.trim() === "";
  const isClosed = password === "";
  useTitle(t("app.title", { screen: t("session.signIn.title") }));

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    reset();
    if (isNameless || isClosed) return refuse();
    await send(async () => {
      await session.login(identifier.trim(), password);
      rememberKnown();
      farewell.set(false);
    });
  }

  return (
    <Guest title={t("session.signIn.title")} lead={t(hasLeft ? "leaving.done" : "session.signIn.lead")}>
      <form ref={form} noValidate onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
        <FormFault text={error === undefined ? undefined : signInFault(error, t)} />
        <Field
          label={t("session.identifier")}
          name="identifier"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          autoFocus
          fault={refusals > 0 && isNameless ? t("session.identifierMissing") : undefined}
          value={identifier}
          onChange={(event) => setIdentifier(event.target.value)}
        />
        <PasswordField
          autoComplete="current-password"
          fault={refusals > 0 && isClosed ? t("session.passwordMissing") : undefined}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Link
          to="/forgot"
          state={{ email: identifier.includes("@") ? identifier.trim() : "" }}
          className="-mt-2 self-start py-1 text-sm font-medium text-accent-text hover:underline"
        >
          {t("session.signIn.forgot")}
        </Link>
        <GuestSubmit isBusy={isBusy} label={t("session.signIn.submit")} busyLabel={t("session.signIn.busy")} />
      </form>
      <p className="mt-6 text-base text-ink-soft">
        {isRegistrationClosed ? (
          t("session.signIn.closed")
        ) : (
          <>
            {t("session.signIn.other")}{" "}
            <Link to="/register" search={search} className="font-medium text-accent-text hover:underline">
              {t("session.signIn.toRegister")}
            </Link>
          </>
        )}
      </p>
    </Guest>
  );
}
