import type { CalendarFeed } from "@syncboard/client";
import { CalendarPlus, CloudOff } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { agoText, dayText, momentText } from "../locales/dates.ts";
import { Panel } from "../settings/Panel.tsx";
import { AskDialog } from "../ui/AskDialog.tsx";
import { Button } from "../ui/Button.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { notify } from "../ui/notices.ts";
import { Problem } from "../ui/Problem.tsx";
import { useFeed } from "./use-feed.ts";

type Asking = "renew" | "revoke";

/** The address under which a calendar program reads what I have to do: made, copied, made anew, revoked. */
export function CalendarSection() {
  const { t } = useTranslation();
  const { feed, error, isBusy, load, make, revoke } = useFeed();
  const [asking, setAsking] = useState<Asking>();
  const heading = useRef<HTMLDivElement>(null);

  async function act(work: () => Promise<unknown>, said: string) {
    setAsking(undefined);
    try {
      await work();
      notify(said);
    } catch (failure) {
      notify(faultText(failure, t), { tone: "problem" });
    }
    // The button that was pressed may be there no longer.
    heading.current?.focus();
  }

  if (error !== undefined && feed === undefined) {
    return <Problem icon={CloudOff} title={t("calendar.unloaded")} text={faultText(error, t)} onRetry={load} />;
  }
  return (
    <Panel title={t("calendar.feedTitle")} lead={t("calendar.lead")}>
      <div ref={heading} tabIndex={-1} className="outline-none" aria-busy={feed === undefined}>
        {feed === undefined ? (
          <div className="skeleton h-10 rounded-control" />
        ) : feed === null ? (
          <Button
            look="primary"
            icon={CalendarPlus}
            disabled={isBusy}
            onClick={() => void act(make, t("calendar.made"))}
          >
            {t("calendar.make")}
          </Button>
        ) : (
          <Shown feed={feed} isBusy={isBusy} onAsk={setAsking} />
        )}
      </div>
      {asking && (
        <AskDialog
          title={t(`calendar.ask.${asking}.title`)}
          text={t(`calendar.ask.${asking}.text`)}
          yes={t(`calendar.ask.${asking}.yes`)}
          onYes={() =>
            void (asking === "renew" ? act(make, t("calendar.renewed")) : act(revoke, t("calendar.revoked")))
          }
          onNo={() => setAsking(undefined)}
        />
      )}
    </Panel>
  );
}

interface ShownProps {
  readonly feed: CalendarFeed;
  readonly isBusy: boolean;
  readonly onAsk: (what: Asking) => void;
}

function Shown({ feed, isBusy, onAsk }: ShownProps) {
  const { t, i18n } = useTranslation();
  const { createdAt, readAt, timeZone } = feed;
  return (
    <>
      <p className="text-sm text-ink-soft">{t("calendar.how")}</p>
      <CopyField
        label={t("calendar.address")}
        value={new URL(feed.path, location.origin).href}
        copy={t("calendar.copy")}
      />
      <p className="mt-2 flex flex-wrap gap-x-3 text-sm text-ink-soft">
        <time dateTime={createdAt} title={momentText(createdAt, i18n.language)}>
          {t("calendar.since", { day: dayText(createdAt, i18n.language) })}
        </time>
        {readAt === null ? (
          <span>{t("calendar.unread")}</span>
        ) : (
          <time dateTime={readAt} title={momentText(readAt, i18n.language)}>
            {t("calendar.read", { ago: agoText(readAt, i18n.language) })}
          </time>
        )}
        <span>{t("calendar.zone", { zone: timeZone.replaceAll("_", " ") })}</span>
      </p>
      <div className="mt-5 flex flex-wrap gap-2">
        <Button disabled={isBusy} onClick={() => onAsk("renew")}>
          {t("calendar.renew")}
        </Button>
        <Button disabled={isBusy} onClick={() => onAsk("revoke")}>
          {t("calendar.revoke")}
        </Button>
      </div>
    </>
  );
}
