import type { Store } from './store.ts'

/** Waits until the state shows something; answers false when it did not in time. */
export function shows<T>(store: Store<T>, test: (state: T) => boolean, withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const over = (shown: boolean) => {
      clearTimeout(timer)
      forget()
      resolve(shown)
    }
    const look = () => {
      if (test(store.get())) over(true)
    }
    const timer = setTimeout(() => over(test(store.get())), withinMs)
    const forget = store.subscribe(look)
    look()
  })
}
