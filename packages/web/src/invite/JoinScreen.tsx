import { ApiError, type InvitePreview, invitesOf, type User } from "@syncboard/client";
import { Link, useNavigate } from "@tanstack/react-router";
import { RotateCw, Ticket, TicketX } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { faultText } from "../app/fault.ts";
import { useAccountLanguage } from "../locales/use-language.ts";
import { followTheme } from "../look/use-theme.ts";
import { FormFault } from "../session/FormFault.tsx";
import { GuestFrame } from "../session/GuestFrame.tsx";
import { dropCode } from "../session/link-code.ts";
import { useInstallation } from "../session/use-installation.ts";
import { useLinkCode } from "../session/use-link-code.ts";
import { useRestore } from "../session/use-restore.ts";
import { Button } from "../ui/Button.tsx";
import { useTitle } from "../ui/use-title.ts";
import { beginJoining, endJoining, isJoining } from "./joining.ts";
import { usePreview } from "./use-preview.ts";

/** Where the link of an invite to a board leads: `/join#code=…`. Shows what it is before anybody joins. */
export function JoinScreen() {
  const { t } = useTranslation();
  const code = useLinkCode("code");
  const { state, failed, restore } = useRestore();
  const { preview, error, load } = usePreview(code);
  const [isGone, setGone] = useState(false);
  useTitle(t("app.title", { screen: t("invite.join.title") }));

  const theme = state.user?.theme;
  useEffect(() => {
    if (theme) followTheme(theme);
  }, [theme]);
  useAccountLanguage(state.user);

  if (preview === null || code === undefined || isGone) return <Dead isSignedIn={state.status === "signed_in"} />;
  const hasFailed = error !== undefined || (failed && state.status === "unknown");
  if (hasFailed || !preview || state.status === "unknown") {
    return (
      <GuestFrame icon={Ticket} title={t("invite.join.title")} lead={hasFailed ? "" : t("invite.join.loading")}>
        {hasFailed ? (
          <>
            <FormFault text={faultText(error, t)} />
            <Button
              icon={RotateCw}
              className="mt-4 self-start"
              onClick={() => {
                void load();
                if (failed) restore();
              }}
            >
              {t("app.retry")}
            </Button>
          </>
        ) : (
          <div aria-hidden className="skeleton h-24 w-full rounded-card" />
        )}
      </GuestFrame>
    );
  }
  return (
    <GuestFrame
      icon={Ticket}
      title={t("invite.join.titleOf", { board: preview.boardTitle })}
      lead={t("invite.join.lead", { name: preview.inviter.name })}
    >
      <InvitedAs preview={preview} />
      {state.user ? (
        <JoinAs
          key={code}
          code={code}
          user={state.user}
          onGone={() => {
            dropCode("code");
            setGone(true);
          }}
        />
      ) : (
        <WaysIn code={code} />
      )}
    </GuestFrame>
  );
}

function InvitedAs({ preview: { role } }: { readonly preview: InvitePreview }) {
  const { t } = useTranslation();
  return (
    <div className="rounded-card border border-line bg-card px-4 py-3 shadow-card">
      <p className="text-base font-medium">{t("invite.join.role", { role: t(`member.role.${role}`) })}</p>
      <p className="mt-0.5 text-sm text-ink-soft">{t(`member.roleHint.${role}`)}</p>
    </div>
  );
}

interface JoinAsProps {
  readonly code: string;
  readonly user: User;
  readonly onGone: () => void;
}

function JoinAs({ code, user, onGone }: JoinAsProps) {
  const { t } = useTranslation();
  const invites = invitesOf(useClient());
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState<string>();
  const isBegun = useRef(false);

  async function join() {
    if (isBusy) return;
    setBusy(true);
    setFault(undefined);
    try {
      const { id } = await invites.accept(code);
      dropCode("code");
      await navigate({ to: "/b/$boardId", params: { boardId: id }, replace: true });
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return onGone();
      const isFull = error instanceof ApiError && error.code === "board_full";
      setFault(isFull ? t("invite.join.full") : faultText(error, t));
      setBusy(false);
    }
  }

  const goOn = useEffectEvent(() => {
    if (isBegun.current || !isJoining(code)) return;
    isBegun.current = true;
    endJoining();
    void join();
  });
  useEffect(() => goOn(), []);

  return (
    <div className="mt-6">
      <FormFault text={fault} />
      <Button look="primary" aria-disabled={isBusy} className="mt-4 h-10 w-full" onClick={() => void join()}>
        {t(isBusy ? "invite.join.busy" : "invite.join.submit")}
      </Button>
      <p className="mt-3 text-sm text-ink-soft">{t("invite.join.as", { name: user.name })}</p>
    </div>
  );
}

/** For who is not signed in. An invite to a board makes nobody an account where not everybody may have one. */
function WaysIn({ code }: { readonly code: string }) {
  const { t } = useTranslation();
  const registration = useInstallation()?.registration;
  const search = { next: "/join" };
  const way =
    "inline-flex h-10 w-full items-center justify-center rounded-control px-4 text-sm font-medium transition-colors pointer-coarse:h-11";
  const isOpen = registration === undefined || registration === "open";
  return (
    <div className="mt-6 flex flex-col gap-3">
      {isOpen && (
        <Link
          to="/register"
          search={search}
          onClick={() => beginJoining(code)}
          className={`${way} bg-accent text-on-accent shadow-card hover:bg-accent-strong`}
        >
          {t("invite.join.toRegister")}
        </Link>
      )}
      <Link
        to="/sign-in"
        search={search}
        onClick={() => beginJoining(code)}
        className={`${way} ${isOpen ? "border border-line-strong bg-card hover:bg-hover" : "bg-accent text-on-accent shadow-card hover:bg-accent-strong"}`}
      >
        {t("invite.join.toSignIn")}
      </Link>
      {!isOpen && (
        <p className="text-sm text-ink-soft">
          {t(registration === "closed" ? "invite.join.closed" : "invite.join.inviteOnly")}
        </p>
      )}
    </div>
  );
}

function Dead({ isSignedIn }: { readonly isSignedIn: boolean }) {
  const { t } = useTranslation();
  useEffect(() => {
    dropCode("code");
    endJoining();
  }, []);
  return (
    <GuestFrame icon={TicketX} title={t("invite.join.dead.title")} lead={t("invite.join.dead.lead")}>
      <p className="text-base">
        <Link to={isSignedIn ? "/" : "/sign-in"} className="font-medium text-accent-text hover:underline">
          {t(isSignedIn ? "app.toBoards" : "session.toSignIn")}
        </Link>
      </p>
    </GuestFrame>
  );
}
