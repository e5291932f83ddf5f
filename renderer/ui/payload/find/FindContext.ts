import { createContext } from 'react'

/** What is sought in the item, in lower case; empty while nothing is. Folded parts open where they hold it. */
export const FindContext = createContext('')
