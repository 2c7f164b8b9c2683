/** What an argument ends in that names a document, and no target of a config. */
export const documentName = /\.(?:json|ya?ml)$/i;
