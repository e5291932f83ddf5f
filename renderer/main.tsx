import '@fontsource-variable/inter'
import './styles/app.css'
import { CSPProvider } from '@base-ui/react/csp-provider'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import { createWindow } from './window'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no place to draw in.')

createRoot(root).render(
  <StrictMode>
    {/* The page's policy allows no inline style elements. */}
    <CSPProvider disableStyleElements>
      <App {...createWindow(window.understudy)} />
    </CSPProvider>
  </StrictMode>,
)
