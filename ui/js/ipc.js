// What the program can be asked: a function for each command, room by room. It knows no element and makes no sentence.

export * from './ipc/collections.js';
export * from './ipc/correcting.js';
export * from './ipc/importing.js';
export * from './ipc/picturing.js';
export * from './ipc/reading.js';
export * from './ipc/searching.js';
export * from './ipc/settings.js';
export { IpcError, latest } from './ipc/asking.js';
