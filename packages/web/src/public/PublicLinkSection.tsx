import { ApiError, type PublicLink, type PublicLinks, publicLinksOf } from "@syncboard/client";
import { Globe } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { useDesk } from "../board/board-desk.ts";
import { dayText } from "../locales/dates.ts";
import { AskDialog } from "../ui/AskDialog.tsx";
import { Button } from "../ui/Button.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { notify } from "../ui/notices.ts";
import { LinkEnd } from "./LinkEnd.tsx";
import { LinkPassword } from "./LinkPassword.tsx";
import { publicAddressOf } from "./public-address.ts";

type Change = Parameters<PublicLinks["put"]>[1];

/** Whether strangers see the board, for all its members to know; owners make the link, change it and take it back. */
export function PublicLinkSection({ canShare }: { readonly canShare: boolean }) {
  const { t } = useTranslation();
  const publicLinks = publicLinksOf(useClient());
  const { boardId } = useDesk().live;
  const [link, setLink] = useState<PublicLink | null>();
  const [isAsking, setAsking] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    let isWanted = true;
    publicLinks.get(boardId).then(
      (found) => isWanted && setLink(found),
      () => {
        // Nothing is said of what is not known.
      },
    );
    return () => {
      isWanted = false;
    };
  }, [publicLinks, boardId]);

  /** Rejects for a form that has more to say. */
  const put = useCallback(
    async (change: Change) => {
      setLink(await publicLinks.put(boardId, change));
    },
    [publicLinks, boardId],
  );

  async function tryTo(work: () => Promise<void>) {
    try {
      await work();
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
    }
  }

  const revoke = () =>
    tryTo(async () => {
      setAsking(false);
      await publicLinks.remove(boardId).catch((error) => {
        if (!(error instanceof ApiError && error.status === 404)) throw error;
      });
      heading.current?.focus();
      setLink(null);
      notify(t("publicLink.revoked"));
    });

  if (link === undefined || (link === null && !canShare)) return null;
  return (
    <section aria-label={t("publicLink.title")} className="mt-6 border-t border-line pt-5">
      <div className="mb-1 flex flex-wrap items-center gap-2">
        <h3 ref={heading} tabIndex={-1} className="me-auto text-base font-semibold outline-none">
          {t("publicLink.title")}
        </h3>
        {canShare &&
          (link === null ? (
            <Button icon={Globe} onClick={() => void tryTo(() => put({}))}>
              {t("publicLink.create")}
            </Button>
          ) : (
            <Button onClick={() => setAsking(true)}>{t("publicLink.revoke")}</Button>
          ))}
      </div>
      {link === null ? <p className="text-sm text-ink-soft">{t("publicLink.lead")}</p> : <Sign link={link} />}
      {link !== null && link.code !== null && (
        <>
          <CopyField label={t("publicLink.link")} value={publicAddressOf(link.code)} copy={t("publicLink.copy")} />
          <div className="mt-4 grid gap-4 sm:grid-cols-2">
            <LinkEnd expiresAt={link.expiresAt} onChoose={(expiresAt) => void tryTo(() => put({ expiresAt }))} />
            <LinkPassword
              hasPassword={link.hasPassword}
              onSet={(password) => put({ password })}
              onRemove={() =>
                void tryTo(async () => {
                  await put({ password: null });
                  notify(t("publicLink.removed"));
                })
              }
            />
          </div>
        </>
      )}
      {isAsking && (
        <AskDialog
          title={t("publicLink.ask.title")}
          text={t("publicLink.ask.text")}
          yes={t("publicLink.ask.yes")}
          onYes={() => void revoke()}
          onNo={() => setAsking(false)}
        />
      )}
    </section>
  );
}

function Sign({ link: { hasPassword, expiresAt } }: { readonly link: PublicLink }) {
  const { t, i18n } = useTranslation();
  const isOver = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  const day = expiresAt === null ? undefined : dayText(expiresAt, i18n.language);
  return (
    <div
      className={`mt-2 flex items-start gap-2.5 rounded-control px-3 py-2.5 text-sm ${isOver ? "bg-panel text-ink-soft" : "bg-warn-soft text-warn-text"}`}
    >
      <Globe aria-hidden size={16} className="mt-0.5 shrink-0" />
      <p>
        {isOver ? (
          t("publicLink.isOver")
        ) : (
          <>
            <strong className="font-medium">{t("publicLink.isPublic")}.</strong>{" "}
            {t(hasPassword ? "publicLink.seenByWithPassword" : "publicLink.seenBy")}
            {day !== undefined && ` ${t("publicLink.until", { day })}.`}
          </>
        )}
      </p>
    </div>
  );
}
