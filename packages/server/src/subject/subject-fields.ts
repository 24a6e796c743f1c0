import { ColorName, Description, Id } from "@syncboard/model/schemas";
import { Type } from "typebox";

export const SubjectPath = Type.Object({ subjectId: Id });
export const SubjectBoardPath = Type.Object({ subjectId: Id, boardId: Id });

const SubjectName = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: "^[^\\r\\n]*[^\\s][^\\r\\n]*$",
  description: "one line of 1 to 200 characters, not blank",
});
const MaybeColor = Type.Union([ColorName, Type.Null()]);
/** Null clears it, as an empty one does. */
const MaybeDescription = Type.Union([Description, Type.Null()]);

export const NewSubjectBody = Type.Object(
  {
    id: Type.Optional(Id),
    name: SubjectName,
    description: Type.Optional(MaybeDescription),
    color: Type.Optional(MaybeColor),
  },
  { additionalProperties: false },
);

export const SubjectPatch = Type.Object(
  {
    name: Type.Optional(SubjectName),
    description: Type.Optional(MaybeDescription),
    descriptionFrom: Type.Optional(Description),
    saveId: Type.Optional(Id),
    color: Type.Optional(MaybeColor),
    isArchived: Type.Optional(Type.Boolean({ description: "true or false" })),
  },
  { additionalProperties: false },
);
