export * from './catalog/action.js';
export * as actions from './catalog/actions.js';
export * from './catalog/classes.js';
export * from './catalog/event.js';
export * as events from './catalog/events.js';
export * from './catalog/index.js';
export * from './wire/header.js';
