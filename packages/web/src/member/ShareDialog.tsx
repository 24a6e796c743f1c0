import { useTranslation } from "react-i18next";
import { useBoard, useCan, useDesk } from "../board/board-desk.ts";
import { InvitesSection } from "../invite/InvitesSection.tsx";
import { PublicLinkSection } from "../public/PublicLinkSection.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { AddMember } from "./AddMember.tsx";
import { MemberItem } from "./MemberItem.tsx";
import { RoleLegend } from "./RoleLegend.tsx";

/** Who may see and change the board. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { me } = useDesk();
  const members = useBoard((state) => state.members);
  const canShare = useCan("member.add");
  const owners = members.filter(({ role, deactivatedAt }) => role === "owner" && deactivatedAt === null);
  const rows = members.toSorted((a, b) => Number(b.userId === me.id) - Number(a.userId === me.id));
  return (
    <Dialog title={t(canShare ? "member.share.title" : "member.share.membersTitle")} width={520} onClose={onClose}>
      {canShare ? <AddMember /> : <p className="text-sm text-ink-soft">{t("member.share.ownersOnly")}</p>}
      <h3 className="mt-6 mb-1 text-xs font-medium text-ink-faint">
        {t("member.share.members", { count: members.length })}
      </h3>
      <ul className="-mx-2">
        {rows.map((member) => (
          <MemberItem
            key={member.userId}
            member={member}
            canChange={canShare}
            isLastOwner={owners.length === 1 && owners.includes(member)}
          />
        ))}
      </ul>
      <RoleLegend />
      {canShare && <InvitesSection />}
      {/* Asked for anew by who becomes an owner, or is one no more. */}
      <PublicLinkSection key={String(canShare)} canShare={canShare} />
    </Dialog>
  );
}
