import init from "./minimal.js";
await init();
