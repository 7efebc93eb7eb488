// Style sheets are bundled into dist/inspector.css.
declare module '*.css';
