import { ApiError } from "@syncboard/client";
import { Link } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText, fieldFault } from "../app/fault.ts";
import { forgetOpened } from "../boards/recent.ts";
import { FormFault } from "../session/FormFault.tsx";
import { PasswordField } from "../session/PasswordField.tsx";
import { useMe } from "../session/use-session.ts";
import { useFaultFocus } from "../settings/use-fault-focus.ts";
import { announce } from "../ui/Announcer.tsx";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { dropDraftsOf } from "../ui/draft.ts";
import { farewell } from "./farewell.ts";
import { OwnDataButton } from "./OwnDataButton.tsx";

const POINTS = ["signedOut", "boards", "name", "taken", "back"] as const;

/** Says what the end of the account means, and wants the password for it. */
export function DeactivateDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const client = useClient();
  const me = useMe();
  const [password, setPassword] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [isTried, setTried] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const [waiting, setWaiting] = useState(0);
  const form = useFaultFocus(refusals);
  const isMissing = isTried && password === "";
  const isWrong = fieldFault(error, "password") !== undefined;
  const isLast = error instanceof ApiError && error.code === "last_administrator";

  useEffect(() => {
    client.countWaiting().then(setWaiting, () => {});
  }, [client]);

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (isBusy) return;
    setTried(true);
    setError(undefined);
    if (password === "") return setRefusals(refusals + 1);
    setBusy(true);
    farewell.set(true);
    try {
      await client.session.deactivate(password);
      dropDraftsOf(me.id);
      forgetOpened(me.id);
      announce(t("leaving.done"));
    } catch (failure) {
      farewell.set(false);
      setError(failure);
      setRefusals(refusals + 1);
      setBusy(false);
    }
  }

  return (
    <Dialog title={t("leaving.ask.title")} width={460} onClose={onClose}>
      <p className="text-base text-ink-soft">{t("leaving.ask.lead")}</p>
      <ul className="mt-2 list-disc space-y-1 ps-5 text-base text-ink-soft marker:text-ink-faint">
        {POINTS.map((point) => (
          <li key={point}>{t(`leaving.ask.${point}`)}</li>
        ))}
      </ul>
      {waiting > 0 && (
        <p className="mt-3 rounded-control bg-warn-soft px-3 py-2.5 text-sm text-warn-text">
          {t("leaving.ask.waiting", { count: waiting })}
        </p>
      )}
      <div className="mt-5 border-t border-line pt-4">
        <p className="mb-2 text-sm font-medium">{t("leaving.ask.before")}</p>
        <OwnDataButton />
      </div>
      <form
        ref={form}
        noValidate
        onSubmit={(event) => void submit(event)}
        className="mt-5 flex flex-col gap-4 border-t border-line pt-4"
      >
        <FormFault text={error === undefined || isWrong ? undefined : refusalText(error, t)} />
        {isLast && (
          <Link
            to="/admin/$section"
            params={{ section: "users" }}
            className="-mt-2 self-start py-1 text-sm font-medium text-accent-text hover:underline"
          >
            {t("leaving.ask.toUsers")}
          </Link>
        )}
        {/* Tells password managers whose password it is. */}
        <input hidden readOnly type="text" name="username" autoComplete="username" value={me.email} />
        <PasswordField
          label={t("leaving.ask.password")}
          autoComplete="current-password"
          fault={faultOfField()}
          value={password}
          onChange={(event) => {
            setError(undefined);
            setPassword(event.target.value);
          }}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t("app.cancel")}</Button>
          <Button type="submit" look="danger" aria-disabled={isBusy}>
            {t(isBusy ? "leaving.ask.busy" : "leaving.deactivate")}
          </Button>
        </div>
      </form>
    </Dialog>
  );

  function faultOfField(): string | undefined {
    if (isMissing) return t("settings.account.currentMissing");
    return isWrong ? t("settings.account.wrongPassword") : undefined;
  }
}

const A_MINUTE = 60;

function refusalText(error: unknown, t: TFunction): string {
  if (!(error instanceof ApiError)) return faultText(error, t);
  if (error.code === "last_administrator") return t("leaving.ask.last");
  const { status, retryAfter = 0 } = error;
  if (status !== 429 || retryAfter <= A_MINUTE) return faultText(error, t);
  return t("leaving.ask.tooMany", { count: Math.ceil(retryAfter / A_MINUTE) });
}
