import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { Bridge } from '../shared/contract/bridge'
import type { Pushes } from './pushes'

/** Hears a channel without letting the page see Electron's event; the answer ends that. */
function listen<Channel extends keyof Pushes>(
  channel: Channel,
  heard: (...message: Pushes[Channel]) => void,
): () => void {
  const listener = (_event: IpcRendererEvent, ...message: Pushes[Channel]) => heard(...message)
  ipcRenderer.on(channel, listener)
  return () => ipcRenderer.off(channel, listener)
}

const bridge: Bridge = {
  ask: (name, input, handle) => ipcRenderer.invoke('ask', name, input, handle),
  cancel: (handle) => ipcRenderer.send('cancel', handle),
  onChanged: (listener) => listen('changed', listener),
  onProgress: (listener) => listen('progress', listener),
  onMenu: (listener) => listen('menu', listener),
  desktop: (act) => ipcRenderer.invoke('desktop', act),
  keep: (wanted) => ipcRenderer.invoke('keep', wanted),
  onDesktop: (listener) => listen('desktop', listener),
}

contextBridge.exposeInMainWorld('understudy', bridge)
