// The one place that names the libraries, and their versions. The build brings them as jars.
export {
  html,
  render,
  useEffect,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
} from '/_static/htm/3.1.1/preact/standalone.module.js';
