import { type AdministeredUser, administrationOf } from "@syncboard/client";
import { Search } from "lucide-react";
import { useCallback, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { Panel } from "../settings/Panel.tsx";
import { PagedList } from "../ui/PagedList.tsx";
import { usePages } from "../ui/use-pages.ts";
import { UserAsk } from "./UserAsk.tsx";
import { UserRow } from "./UserRow.tsx";
import { useUserActs } from "./use-user-acts.ts";

/** What one types in one go is one question. */
const PAUSE_MS = 250;

/** Everybody who has an account here, and what can be done about it. */
export function UsersSection() {
  const { t } = useTranslation();
  const administration = administrationOf(useClient());
  const searchId = useId();
  const [text, setText] = useState("");
  const [q, setQ] = useState("");

  useEffect(() => {
    const timer = setTimeout(() => setQ(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);

  const ask = useCallback(
    (cursor?: string) => administration.listUsers({ ...(q && { q }), ...(cursor !== undefined && { cursor }) }),
    [administration, q],
  );
  const { replace, isCurrent, ...pages } = usePages<AdministeredUser>(ask);
  const acts = useUserActs(replace, pages.load);
  const isNobody = isCurrent && pages.items?.length === 0;

  return (
    <Panel title={t("administration.users.who")} lead={t("administration.users.lead")}>
      <label htmlFor={searchId} className="sr-only">
        {t("administration.users.search")}
      </label>
      <div className="relative mb-5">
        <Search aria-hidden size={16} className="absolute inset-y-0 start-3 my-auto text-ink-faint" />
        <input
          id={searchId}
          type="search"
          placeholder={t("administration.users.searchHint")}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          value={text}
          onChange={(event) => setText(event.target.value)}
          className="field-box h-10 w-full ps-9 pe-3 pointer-coarse:h-11"
        />
      </div>
      <p role="status" className={isNobody ? "py-8 text-center text-base text-balance text-ink-soft" : "sr-only"}>
        {isNobody && t("administration.users.none")}
      </p>
      {!isNobody && (
        <PagedList
          {...pages}
          label={t("administration.users.title")}
          row={(user) => (
            <UserRow key={user.id} user={user} isBusy={acts.busyId === user.id} onAct={(act) => acts.act(act, user)} />
          )}
        />
      )}
      {acts.asked && <UserAsk {...acts.asked} onYes={acts.yes} onNo={acts.no} />}
    </Panel>
  );
}
