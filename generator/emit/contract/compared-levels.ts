/**
 * How many types within one another TypeScript compares: it gives up at 100, of which some are around what is compared. Of a
 * schema they are counted on the way that the compiler takes, which enters each type where it comes to it first.
 */
export const mostLevels = 90;
