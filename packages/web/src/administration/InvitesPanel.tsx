import { administrationOf, type Invite, type NewInvite, type RegistrationMode } from "@syncboard/client";
import { Plus } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { Panel } from "../settings/Panel.tsx";
import { AskDialog } from "../ui/AskDialog.tsx";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { PagedList } from "../ui/PagedList.tsx";
import { ShownSecret } from "../ui/ShownSecret.tsx";
import { usePages } from "../ui/use-pages.ts";
import { InviteRow } from "./InviteRow.tsx";
import { linkOf } from "./invite-link.ts";
import { NewInviteForm } from "./NewInviteForm.tsx";
import { tellFault } from "./tell-fault.ts";

/** Invites to this server: made, shown once, revoked. Of use only while registering takes one, and said so. */
export function InvitesPanel({ registration }: { readonly registration: RegistrationMode | undefined }) {
  const { t } = useTranslation();
  const administration = administrationOf(useClient());
  const ask = useCallback(
    (cursor?: string) => administration.listInvites(cursor === undefined ? {} : { cursor }),
    [administration],
  );
  const { remove, ...pages } = usePages(ask);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<NewInvite>();
  const [revoked, setRevoked] = useState<Invite>();
  const createButton = useRef<HTMLButtonElement>(null);
  const isIdle = registration === "open" || registration === "closed";
  const noteOf = ({ note }: Invite) => note || t("administration.invites.untitled");

  /** The form, or the link in it, goes away, and the focus with it. */
  function backToList() {
    setMaking(false);
    setMade(undefined);
    requestAnimationFrame(() => createButton.current?.focus());
  }

  async function revoke({ id }: Invite) {
    setRevoked(undefined);
    try {
      await administration.revokeInvite(id);
      remove(id);
      notify(t("administration.invites.revoked"));
      requestAnimationFrame(() => createButton.current?.focus());
    } catch (error) {
      tellFault(error, t);
    }
    await pages.load();
  }

  if (made) {
    return (
      <Panel title={t("administration.shownInvite.title")}>
        <ShownSecret
          label={t("administration.shownInvite.link")}
          warning={t("administration.shownInvite.warning")}
          secret={linkOf(made.code)}
          onDone={backToList}
        />
      </Panel>
    );
  }
  return (
    <>
      {isMaking && (
        <Panel title={t("administration.newInvite.title")}>
          <NewInviteForm
            onCancel={backToList}
            onMade={(invite) => {
              setMade(invite);
              void pages.load();
            }}
          />
        </Panel>
      )}
      <Panel
        title={t("administration.invites.title")}
        lead={isIdle ? t(`administration.invites.idle.${registration}`) : t("administration.invites.lead")}
        trailing={
          !isMaking && (
            <Button ref={createButton} icon={Plus} onClick={() => setMaking(true)}>
              {t("administration.invites.create")}
            </Button>
          )
        }
      >
        {pages.items?.length === 0 ? (
          <div className="rounded-control border border-dashed border-line-strong px-4 py-8 text-center">
            <p className="text-base font-medium">{t("administration.invites.none")}</p>
            <p className="mt-1 text-sm text-balance text-ink-soft">{t("administration.invites.noneText")}</p>
          </div>
        ) : (
          <PagedList
            {...pages}
            label={t("administration.invites.title")}
            row={(invite) => (
              <InviteRow key={invite.id} invite={invite} note={noteOf(invite)} onRevoke={() => setRevoked(invite)} />
            )}
          />
        )}
      </Panel>
      {revoked && (
        <AskDialog
          title={t("administration.revokeAsk.title", { note: noteOf(revoked) })}
          text={t("administration.revokeAsk.text")}
          yes={t("administration.revokeAsk.yes")}
          onYes={() => void revoke(revoked)}
          onNo={() => setRevoked(undefined)}
        />
      )}
    </>
  );
}
