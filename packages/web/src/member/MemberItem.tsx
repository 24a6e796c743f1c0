import type { MemberRow, Role } from "@syncboard/model";
import { Ellipsis, LogOut, UserMinus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { faultText } from "../app/fault.ts";
import { send } from "../board/actions/send.ts";
import { useBoard, useDesk } from "../board/board-desk.ts";
import { Avatar } from "../ui/Avatar.tsx";
import { Button, IconButton } from "../ui/Button.tsx";
import { notify } from "../ui/notices.ts";
import { useMenu } from "../ui/use-menu.ts";
import { type MemberAct, MemberAsk } from "./MemberAsk.tsx";
import { MemberMenu } from "./MemberMenu.tsx";
import { RoleSelect } from "./RoleSelect.tsx";

interface MemberItemProps {
  readonly member: MemberRow;
  readonly canChange: boolean;
  /** A board keeps one owner: this one can neither leave nor be less. */
  readonly isLastOwner: boolean;
}

export function MemberItem({ member, canChange, isLastOwner }: MemberItemProps) {
  const { t } = useTranslation();
  const desk = useDesk();
  const { api, live, me, leave } = desk;
  const creatorId = useBoard((state) => state.view.info.creatorId);
  const [asked, setAsked] = useState<MemberAct>();
  const menu = useMenu();
  const { userId, role, user } = member;
  const isMe = userId === me.id;
  const isDeactivated = member.deactivatedAt !== null;
  const canPass = creatorId === me.id && !isMe && !isDeactivated;
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
    const isDone = await tell(api.unshareBoard(live.boardId, userId));
    if (isDone && isMe) leave();
  }

  function act(what: MemberAct) {
    setAsked(undefined);
    if (what !== "pass") return void remove();
    send(desk, { type: "board.pass", userId });
    notify(t("member.share.passed", { name: user.name }));
  }

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
          {userId === creatorId && `${t("member.share.creator")} · `}
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
        <Button look="quiet" icon={LogOut} onClick={() => setAsked("leave")}>
          <span className="max-sm:sr-only">{t("member.share.leave")}</span>
        </Button>
      )}
      {!isMe && canChange && !canPass && (
        <IconButton
          icon={UserMinus}
          label={t("member.share.remove", { name: user.name })}
          onClick={() => setAsked("remove")}
        />
      )}
      {canPass && <IconButton icon={Ellipsis} label={t("member.share.menuOf", { name: user.name })} {...menu.button} />}
      {menu.anchor && (
        <MemberMenu
          name={user.name}
          anchor={menu.anchor}
          onClose={menu.close}
          onPass={() => setAsked("pass")}
          onRemove={() => setAsked("remove")}
        />
      )}
      {asked && <MemberAsk act={asked} name={user.name} onYes={() => act(asked)} onNo={() => setAsked(undefined)} />}
    </li>
  );
}
