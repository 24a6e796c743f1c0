import { type BoardInvite, invitesOf, type NewBoardInvite } from "@syncboard/client";
import { Link2, Mail } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { useDesk } from "../board/board-desk.ts";
import { useInstallation } from "../session/use-installation.ts";
import { AskDialog } from "../ui/AskDialog.tsx";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { PagedList } from "../ui/PagedList.tsx";
import { ShownSecret } from "../ui/ShownSecret.tsx";
import { usePages } from "../ui/use-pages.ts";
import { BoardInviteRow } from "./BoardInviteRow.tsx";
import { InviteForm } from "./InviteForm.tsx";
import { joinLinkOf } from "./join-link.ts";

/** Invites to this board, for its owners: made by link or by e-mail, shown once, revoked. */
export function InvitesSection() {
  const { t } = useTranslation();
  const invites = invitesOf(useClient());
  const { live } = useDesk();
  const { boardId } = live;
  const installation = useInstallation();
  const ask = useCallback(
    (cursor?: string) => invites.list(boardId, cursor === undefined ? {} : { cursor }),
    [invites, boardId],
  );
  const { remove, ...pages } = usePages(ask);
  const [making, setMaking] = useState<"link" | "mail">();
  const [code, setCode] = useState<string>();
  const [revoked, setRevoked] = useState<BoardInvite>();
  const linkButton = useRef<HTMLButtonElement>(null);

  function make(kind: "link" | "mail") {
    setCode(undefined);
    setMaking(kind);
  }

  function backToList() {
    // First, for what is under the hand goes away.
    linkButton.current?.focus();
    setMaking(undefined);
    setCode(undefined);
  }

  function show(made: NewBoardInvite) {
    void pages.load();
    if (made.code !== undefined) return setCode(made.code);
    if (made.email !== null) notify(t("invite.form.sent", { email: made.email }));
    backToList();
  }

  async function revoke({ id }: BoardInvite) {
    setRevoked(undefined);
    try {
      await invites.revoke(id);
      linkButton.current?.focus();
      remove(id);
      notify(t("invite.list.revoked"));
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
    }
    await pages.load();
  }

  const isClosed = installation !== undefined && installation.registration !== "open";
  return (
    <section aria-label={t("invite.list.title")} className="mt-6 border-t border-line pt-5">
      <div className="flex flex-wrap items-center gap-2">
        <h3 className="me-auto text-base font-semibold">{t("invite.list.title")}</h3>
        <Button ref={linkButton} icon={Link2} aria-expanded={making === "link"} onClick={() => make("link")}>
          {t("invite.list.link")}
        </Button>
        {installation?.isMailOn && (
          <Button icon={Mail} aria-expanded={making === "mail"} onClick={() => make("mail")}>
            {t("invite.list.mail")}
          </Button>
        )}
      </div>
      <p className="mt-1 mb-4 text-sm text-ink-soft">{t(isClosed ? "invite.list.closed" : "invite.list.lead")}</p>
      {code !== undefined && (
        <div className="mb-5">
          <ShownSecret
            label={t("invite.shown.link")}
            warning={t("invite.shown.warning")}
            secret={joinLinkOf(code)}
            onDone={backToList}
          />
        </div>
      )}
      {making !== undefined && code === undefined && (
        <InviteForm key={making} kind={making} boardId={boardId} onMade={show} onCancel={backToList} />
      )}
      {(pages.items === undefined || pages.items.length > 0) && (
        <PagedList
          {...pages}
          label={t("invite.list.title")}
          row={(invite) => <BoardInviteRow key={invite.id} invite={invite} onRevoke={() => setRevoked(invite)} />}
        />
      )}
      {revoked && (
        <AskDialog
          title={t("invite.revokeAsk.title")}
          text={t("invite.revokeAsk.text")}
          yes={t("invite.revokeAsk.yes")}
          onYes={() => void revoke(revoked)}
          onNo={() => setRevoked(undefined)}
        />
      )}
    </section>
  );
}
