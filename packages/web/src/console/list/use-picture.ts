import { useContext, useEffect, useState } from 'react'
import { PicturesContext } from './pictures.ts'

/** The address of a picture that is wanted, once it is there; undefined before that, and when it cannot be had. */
export function usePicture(key: string, wanted: boolean): string | undefined {
  const pictures = useContext(PicturesContext)
  const [shown, setShown] = useState<{ key: string; url: string }>()
  useEffect(() => {
    if (!pictures || !wanted) return
    let left = false
    pictures.hold(key).then(
      (url) => left || setShown({ key, url }),
      () => {},
    )
    return () => {
      left = true
      pictures.release(key)
    }
  }, [pictures, key, wanted])
  return shown?.key === key ? shown.url : undefined
}
