// What the frame puts in the header of every screen, before the screen's own actions.
import { createContext, useContext, type ReactNode } from 'react';

const Context = createContext<ReactNode>(null);

/** Gives the tools to the screens inside. */
export const HeaderToolsProvider = Context.Provider;

/** The tools of the frame, where a header wants them. */
export const useHeaderTools = (): ReactNode => useContext(Context);
