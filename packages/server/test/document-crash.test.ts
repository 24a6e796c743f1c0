import { test } from "vitest";
import { databases } from "../../../services/test-databases.ts";
import { expectNoneAstray, subjectWithFiles } from "./astray.ts";

test.for(databases)(
  "killed while files are put into subjects, deleted and swept away, the server leaves none astray ($name)",
  { timeout: 180_000 },
  (database) => expectNoneAstray(database, subjectWithFiles),
);
