import type { Document } from "@syncboard/client";
import { BookCopy, Download, History, PenLine, Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useClient } from "../app/client-context.ts";
import { behindPalette, type PaletteEntry, usePaletteGroups } from "../palette/palette.ts";
import { downloadDocument } from "./document-acts.ts";

interface DocumentHands {
  readonly onRename: () => void;
  readonly onMove: () => void;
  readonly onDelete: () => void;
  readonly onVersions: (() => void) | undefined;
}

/** What the menu of an open document has, in the palette. */
export function useDocumentPalette(shown: Document, hands: DocumentHands): void {
  const { t } = useTranslation();
  const client = useClient();
  const { onRename, onMove, onDelete, onVersions } = hands;
  usePaletteGroups(() => {
    const entries: readonly (PaletteEntry | undefined)[] = [
      {
        id: "document.download",
        label: t("attachment.download"),
        icon: Download,
        run: () => void downloadDocument({ client, t }, shown),
      },
      onVersions && { id: "document.versions", label: t("document.versions.open"), icon: History, run: onVersions },
      {
        id: "document.rename",
        label: t("attachment.rename"),
        icon: PenLine,
        run: () => behindPalette(onRename),
      },
      { id: "document.move", label: t("document.move.open"), icon: BookCopy, run: onMove },
      { id: "document.delete", label: t("attachment.delete"), icon: Trash2, run: onDelete },
    ];
    const items = entries.filter((entry): entry is PaletteEntry => typeof entry === "object");
    return [{ label: t("palette.onDocument", { title: shown.title }), items }];
  });
}
