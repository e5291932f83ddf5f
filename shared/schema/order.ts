/** Which items of a lane come first. */
export const orders = ['oldest', 'least-confident', 'most-valuable', 'random'] as const
export type Order = (typeof orders)[number]
