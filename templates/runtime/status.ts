type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;
type NumberOf<Text extends string> = Text extends `${infer Value extends number}` ? Value : never;

/** 200 to 299. */
export type SuccessStatus = NumberOf<`2${Digit}${Digit}`>;

/** 400 to 499. Unregistered codes are in it, too: a server may send one, and code may ask for it. */
export type ClientErrorStatus = NumberOf<`4${Digit}${Digit}`>;

/** 500 to 599. */
export type ServerErrorStatus = NumberOf<`5${Digit}${Digit}`>;

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15 */
export type ErrorStatus = ClientErrorStatus | ServerErrorStatus;
