import type { DeviceSession } from "@syncboard/client";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { Panel } from "../settings/Panel.tsx";
import { AskDialog } from "../ui/AskDialog.tsx";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { PagedList } from "../ui/PagedList.tsx";
import { usePages } from "../ui/use-pages.ts";
import { deviceName } from "./device-name.ts";
import { SessionRow } from "./SessionRow.tsx";

/** Where I am signed in, and how to end it from here. */
export function SessionsSection() {
  const { t } = useTranslation();
  const { api } = useClient();
  const ask = useCallback((cursor?: string) => api.listSessions(cursor === undefined ? {} : { cursor }), [api]);
  const { remove, ...pages } = usePages(ask);
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const panel = useRef<HTMLDivElement>(null);
  const isAlone = pages.items?.length === 1;

  async function end(call: Promise<void>, done: () => void) {
    setBusy(true);
    try {
      await call;
      done();
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
    }
    setBusy(false);
    await pages.load();
  }

  function endOne({ id, device }: DeviceSession) {
    void end(api.endSession(id), () => {
      remove(id);
      // Its button, which had the focus, goes with it.
      panel.current?.focus();
      notify(t("devices.sessions.ended", { device: deviceName(device, t) }));
    });
  }

  function endOthers() {
    setAsking(false);
    void end(api.endOtherSessions(), () => notify(t("devices.sessions.endedOthers")));
  }

  return (
    <Panel title={t("devices.sessions.listTitle")} lead={t("devices.sessions.lead")}>
      <div ref={panel} tabIndex={-1} className="outline-none">
        <PagedList
          {...pages}
          label={t("devices.sessions.listTitle")}
          row={(session) => (
            <SessionRow key={session.id} session={session} isBusy={isBusy} onEnd={() => endOne(session)} />
          )}
        />
      </div>
      {pages.items && (
        <div className="mt-5 border-t border-line pt-5">
          {isAlone ? (
            <p className="text-sm text-ink-soft">{t("devices.sessions.alone")}</p>
          ) : (
            <Button disabled={isBusy} onClick={() => setAsking(true)}>
              {t("devices.sessions.endOthers")}
            </Button>
          )}
        </div>
      )}
      {isAsking && (
        <AskDialog
          title={t("devices.endOthersAsk.title")}
          text={t("devices.endOthersAsk.text")}
          yes={t("devices.endOthersAsk.yes")}
          onYes={endOthers}
          onNo={() => setAsking(false)}
        />
      )}
    </Panel>
  );
}
