import { Id, NoteText, Title } from "@syncboard/model/schemas";
import { Type } from "typebox";

export const DocumentPath = Type.Object({ documentId: Id });
export const VersionPath = Type.Object({
  documentId: Id,
  version: Type.String({ pattern: "^[1-9]\\d{0,8}$", description: "the number of a version" }),
});

export const NewNoteBody = Type.Object(
  { id: Type.Optional(Id), title: Title, text: Type.Optional(NoteText) },
  { additionalProperties: false },
);

export const DocumentPatch = Type.Object(
  {
    title: Type.Optional(Title),
    subjectId: Type.Optional(Id),
    text: Type.Optional(NoteText),
    textFrom: Type.Optional(NoteText),
    saveId: Type.Optional(Id),
  },
  { additionalProperties: false },
);
