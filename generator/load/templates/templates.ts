/** A file of a template folder. */
export interface TemplateFile {
  readonly text: string;
  /** Where it was read from, to be shown in problems; absent for the templates that come with routesmith. */
  readonly file?: string;
  /** What the renderer's `precompile` makes of it, where the build has done that. */
  readonly compiled?: object;
  /** The file is copied as it is, and the build has verified what is written of it. */
  readonly isVerified?: boolean;
}

/** Path within the template folder, with `/` between its parts → the file. */
export type Templates = ReadonlyMap<string, TemplateFile>;
