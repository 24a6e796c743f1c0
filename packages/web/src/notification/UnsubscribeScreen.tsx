import { ApiError } from "@syncboard/client";
import { Link } from "@tanstack/react-router";
import { Link2Off, MailCheck } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { FormFault } from "../session/FormFault.tsx";
import { GuestFrame } from "../session/GuestFrame.tsx";
import { GuestSubmit } from "../session/GuestSubmit.tsx";
import { dropCode } from "../session/link-code.ts";
import { useLinkCode } from "../session/use-link-code.ts";

import { useSending } from "../ui/use-sending.ts";
import { useTitle } from "../ui/use-title.ts";

/** Where the link at the end of a letter leads: `/unsubscribe#stop=…`. No account is needed. */
export function UnsubscribeScreen() {
  const { t } = useTranslation();
  const { notifications } = useClient();
  const token = useLinkCode("stop");
  const [isDone, setDone] = useState(false);
  const { isBusy, error, send } = useSending();
  useTitle(t("app.title", { screen: t("notification.unsubscribe.title") }));

  async function stop() {
    if (isBusy || token === undefined) return;
    await send(async () => {
      await notifications.unsubscribe(token);
      dropCode("stop");
      setDone(true);
    });
  }

  if (isDone) {
    return (
      <GuestFrame
        icon={MailCheck}
        title={t("notification.unsubscribe.done")}
        lead={t("notification.unsubscribe.doneLead")}
      >
        <Link to="/settings/$section" params={{ section: "notifications" }} className="button-link self-start">
          {t("notification.unsubscribe.choose")}
        </Link>
      </GuestFrame>
    );
  }
  if (token === undefined || (error instanceof ApiError && error.status === 404)) {
    return (
      <GuestFrame
        icon={Link2Off}
        title={t("notification.unsubscribe.dead")}
        lead={t("notification.unsubscribe.deadLead")}
      >
        <Link to="/settings/$section" params={{ section: "notifications" }} className="button-link self-start">
          {t("notification.unsubscribe.choose")}
        </Link>
      </GuestFrame>
    );
  }
  return (
    <GuestFrame title={t("notification.unsubscribe.title")} lead={t("notification.unsubscribe.lead")}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void stop();
        }}
        className="flex flex-col gap-4"
      >
        <FormFault text={error === undefined ? undefined : faultText(error, t)} />
        <GuestSubmit
          isBusy={isBusy}
          label={t("notification.unsubscribe.submit")}
          busyLabel={t("notification.unsubscribe.busy")}
        />
      </form>
    </GuestFrame>
  );
}
