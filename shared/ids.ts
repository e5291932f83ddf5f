declare const brand: unique symbol
type Brand<T, Name extends string> = T & { readonly [brand]: Name }

/** The id a task has in events and on the command line. */
export type TaskId = Brand<string, 'TaskId'>
/** The id a producer gave an item; unique within its task. */
export type ItemId = Brand<string, 'ItemId'>
/** One label of a task, by its id. */
export type LabelId = Brand<string, 'LabelId'>
/** Names one write; the same write asked again carries the same id and answers the same. */
export type RequestId = Brand<string, 'RequestId'>
