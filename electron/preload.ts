import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Link } from '../backend/contract/bridge.ts';
import { channels, type Pushed } from './channels.ts';

// The page is the least trusted part, and runs beside this file. It gets functions that can say only what the bridge
// can say: never `ipcRenderer`, and never an IPC event, from which it could reach the sender.

function onPushed<C extends keyof Pushed>(channel: C, listener: (value: Pushed[C]) => void): () => void {
  const strip = (_event: unknown, value: Pushed[C]): void => listener(value);
  ipcRenderer.on(channel, strip);
  return () => {
    ipcRenderer.removeListener(channel, strip);
  };
}

let present: Link = { state: 'connecting' };
onPushed(channels.link, (link) => {
  present = link;
});

const bridge: Bridge = {
  call: (method, params) => ipcRenderer.invoke(channels.call, method, params),
  onLink: (listener) => {
    listener(present);
    return onPushed(channels.link, listener);
  },
  onEvent: (listener) => onPushed(channels.event, listener),
  saveLog: () => ipcRenderer.invoke(channels.saveLog),
  keyboard: () => ipcRenderer.invoke(channels.keyboard),
  useKeyboard: (wanted) => ipcRenderer.invoke(channels.useKeyboard, wanted),
  usePageWords: (words) => ipcRenderer.send(channels.usePageWords, words),
  close: () => ipcRenderer.send(channels.close),
};

contextBridge.exposeInMainWorld('pristine', bridge);
// Asked for here rather than pushed at load, so that a page that was loaded again hears of the link as well.
ipcRenderer.send(channels.attach);
