import type { MemberRow, Role } from "@syncboard/model";
import { LogOut, UserMinus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { useDesk } from "../board/board-desk.ts";
import { AskDialog } from "../ui/AskDialog.tsx";
import { Avatar } from "../ui/Avatar.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { RoleSelect } from "./RoleSelect.tsx";

interface MemberItemProps {
  readonly member: MemberRow;
  readonly canChange: boolean;
  /** A board keeps one owner: this one can neither leave nor be less. */
  readonly isLastOwner: boolean;
}

export function MemberItem({ member, canChange, isLastOwner }: MemberItemProps) {
  const { t } = useTranslation();
  const { api, live, me, leave } = useDesk();
  const [isAsking, setAsking] = useState(false);
  const { userId, role, user } = member;
  const isMe = userId === me.id;
  const isDeactivated = member.deactivatedAt !== null;
  const url = isMe ? me.avatarUrl : isDeactivated ? null : user.avatarUrl;

  async function tell(call: Promise<unknown>): Promise<boolean> {
    try {
      await call;
      return true;
    } catch (error) {
      notify(faultText(error, t), { tone: "problem" });
      return false;
    }
  }

  function change(next: Role) {
    void tell(api.shareBoard(live.boardId, userId, next));
  }

  async function remove() {
    setAsking(false);
    const isDone = await tell(api.unshareBoard(live.boardId, userId));
    if (isDone && isMe) leave();
  }

  const title = live.getState().view.info.title;
  return (
    <li className="flex min-h-12 items-center gap-3 rounded-control px-2">
      <Avatar
        userId={userId}
        name={user.name}
        url={url}
        size={30}
        className={isDeactivated ? "opacity-60 grayscale" : ""}
      />
      <div className="min-w-0 flex-1">
        <p className={`truncate text-base font-medium ${isDeactivated ? "text-ink-faint" : ""}`}>
          {user.name}
          {isMe && <span className="font-normal text-ink-faint"> ({t("member.share.you")})</span>}
        </p>
        <p className="truncate text-xs text-ink-faint">
          <bdi dir="ltr">@{user.username}</bdi>
        </p>
      </div>
      {isDeactivated && <span className="px-2 text-sm text-ink-faint">{t("member.share.deactivated")}</span>}
      {!isDeactivated && canChange && !isLastOwner && (
        <RoleSelect aria-label={t("member.share.roleOf", { name: user.name })} value={role} onChoose={change} />
      )}
      {!isDeactivated && (!canChange || isLastOwner) && (
        <span className="px-2 text-sm text-ink-soft">{t(`member.role.${role}`)}</span>
      )}
      {isMe && !isLastOwner && (
        <Button look="quiet" icon={LogOut} onClick={() => setAsking(true)}>
          {t("member.share.leave")}
        </Button>
      )}
      {!isMe && canChange && (
        <IconButton
          icon={UserMinus}
          label={t("member.share.remove", { name: user.name })}
          onClick={() => setAsking(true)}
        />
      )}
      {isAsking && (
        <AskDialog
          title={isMe ? t("member.leaveAsk.title", { title }) : t("member.removeAsk.title", { name: user.name })}
          text={t(isMe ? "member.leaveAsk.text" : "member.removeAsk.text")}
          yes={t(isMe ? "member.leaveAsk.yes" : "member.removeAsk.yes")}
          onYes={() => void remove()}
          onNo={() => setAsking(false)}
        />
      )}
    </li>
  );
}
