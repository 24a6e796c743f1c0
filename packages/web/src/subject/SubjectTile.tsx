import type { Subject } from "@syncboard/client";
import { Link } from "@tanstack/react-router";
import { Columns3, Ellipsis, FileText } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../ui/Button.tsx";
import { useMenu } from "../ui/use-menu.ts";
import { SubjectMenu } from "./lazy-subject.ts";
import { Progress } from "./Progress.tsx";
import type { SubjectActs } from "./use-subject-acts.ts";

interface SubjectTileProps {
  readonly subject: Subject;
  readonly acts: SubjectActs;
}

export function SubjectTile({ subject, acts }: SubjectTileProps) {
  const { id, name, description, color, documentCount, boardCount } = subject;
  const { t } = useTranslation();
  const menu = useMenu();
  return (
    <li className="group relative">
      <Link to="/subjects/$subjectId" params={{ subjectId: id }} className="subject-tile">
        <span aria-hidden className="subject-edge" data-color={color ?? undefined} />
        <span className="line-clamp-2 pe-9 text-base font-medium wrap-anywhere">
          <bdi>{name}</bdi>
        </span>
        {description !== "" && (
          <span dir="auto" className="mt-1 line-clamp-2 text-sm text-ink-soft wrap-anywhere">
            {firstWords(description)}
          </span>
        )}
        <span className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1 pt-3 text-xs text-ink-faint">
          <Progress progress={subject.progress} />
          {documentCount > 0 && (
            <span className="inline-flex items-center gap-1">
              <FileText aria-hidden size={13} />
              {t("subject.documents", { count: documentCount })}
            </span>
          )}
          {boardCount > 0 && (
            <span className="inline-flex items-center gap-1">
              <Columns3 aria-hidden size={13} />
              {t("subject.boardCount", { count: boardCount })}
            </span>
          )}
        </span>
      </Link>
      <IconButton
        {...menu.button}
        icon={Ellipsis}
        label={t("subject.menuOf", { name })}
        className="absolute end-2 top-2.5 pointer-coarse:end-1 pointer-coarse:top-1"
      />
      {menu.anchor && <SubjectMenu anchor={menu.anchor} subject={subject} acts={acts} onClose={menu.close} />}
    </li>
  );
}

const SHOWN = 160;

/** The beginning of a text, without most of its signs. */
function firstWords(text: string): string {
  return text
    .slice(0, SHOWN * 2)
    .replaceAll(/^[#>\s]+|[*_`~]+|!?\[([^\]]*)\]\([^)]*\)/gm, "$1")
    .replaceAll(/\s+/g, " ")
    .slice(0, SHOWN);
}

export function SubjectTileSkeleton({ count }: { readonly count: number }) {
  return Array.from({ length: count }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have nothing else
    <li key={index} aria-hidden className="subject-tile">
      <span className="skeleton h-3.5 w-1/2" />
      <span className="skeleton mt-3 h-2.5 w-4/5" />
      <span className="skeleton mt-auto h-2.5 w-1/3" />
    </li>
  ));
}
