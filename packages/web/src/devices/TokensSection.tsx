import type { NewPersonalToken, PersonalToken } from "@syncboard/client";
import { Plus } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { Panel } from "../settings/Panel.tsx";
import { AskDialog } from "../ui/AskDialog.tsx";
import { Button } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { PagedList } from "../ui/PagedList.tsx";
import { ShownSecret } from "../ui/ShownSecret.tsx";
import { usePages } from "../ui/use-pages.ts";
import { NewTokenForm } from "./NewTokenForm.tsx";
import { TokenRow } from "./TokenRow.tsx";

/** The tokens that my own programs sign in with: made, shown once, revoked. */
export function TokensSection() {
  const { t } = useTranslation();
  const { api } = useClient();
  const ask = useCallback((cursor?: string) => api.listTokens(cursor === undefined ? {} : { cursor }), [api]);
  const { remove, ...pages } = usePages(ask);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<NewPersonalToken>();
  const [revoked, setRevoked] = useState<PersonalToken>();
  const createButton = useRef<HTMLButtonElement>(null);

  /** The form, or the token in it, goes away, and the focus with it. */
  function backToList() {
    setMaking(false);
    setMade(undefined);
    requestAnimationFrame(() => createButton.current?.focus());
  }

  async function revoke({ id, name }: PersonalToken) {
    setRevoked(undefined);
    try {
      await api.revokeToken(id);
      remove(id);
      notify(t("devices.tokens.revoked", { name }));
      requestAnimationFrame(() => createButton.current?.focus());
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
    }
    await pages.load();
  }

  if (made) {
    return (
      <Panel title={t("devices.shown.title")}>
        <ShownSecret
          label={t("devices.shown.token", { name: made.name })}
          warning={t("devices.shown.warning")}
          secret={made.token}
          onDone={backToList}
        />
      </Panel>
    );
  }
  return (
    <>
      {isMaking && (
        <Panel title={t("devices.newToken.title")}>
          <NewTokenForm
            onCancel={backToList}
            onMade={(token) => {
              setMade(token);
              void pages.load();
            }}
          />
        </Panel>
      )}
      <Panel
        title={t("devices.tokens.listTitle")}
        lead={t("devices.tokens.lead")}
        trailing={
          !isMaking && (
            <Button ref={createButton} icon={Plus} onClick={() => setMaking(true)}>
              {t("devices.tokens.create")}
            </Button>
          )
        }
      >
        {pages.items?.length === 0 ? (
          <div className="rounded-control border border-dashed border-line-strong px-4 py-8 text-center">
            <p className="text-base font-medium">{t("devices.tokens.none")}</p>
            <p className="mt-1 text-sm text-balance text-ink-soft">{t("devices.tokens.noneText")}</p>
          </div>
        ) : (
          <PagedList
            {...pages}
            label={t("devices.tokens.listTitle")}
            row={(token) => <TokenRow key={token.id} token={token} onRevoke={() => setRevoked(token)} />}
          />
        )}
      </Panel>
      {revoked && (
        <AskDialog
          title={t("devices.revokeAsk.title", { name: revoked.name })}
          text={t("devices.revokeAsk.text")}
          yes={t("devices.revokeAsk.yes")}
          onYes={() => void revoke(revoked)}
          onNo={() => setRevoked(undefined)}
        />
      )}
    </>
  );
}
