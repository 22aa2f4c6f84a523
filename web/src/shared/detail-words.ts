/** The words for what a reason points to, such as `paper:licence`; inside a case they come from its forms. */
import { createContext, useContext } from 'react';

export type DetailWords = (detail: string) => string;
export const DetailWordsContext = createContext<DetailWords>((detail) => detail);
export const useDetailWords = (): DetailWords => useContext(DetailWordsContext);
