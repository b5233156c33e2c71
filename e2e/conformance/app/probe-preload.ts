/** The product's preload, and beside it a way to ask for what the product's never asks for. */
import '../../../main/shell/preload.ts'
import { contextBridge, ipcRenderer } from 'electron'

contextBridge.exposeInMainWorld('probe', { invoke: (channel: string, ...args: string[]) => ipcRenderer.invoke(channel, ...args) })
