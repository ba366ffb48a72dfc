/** Stands for Node's Buffer in the browser's bundle, where libraries name it and never use it. */
export const Buffer = undefined
