import { type Behaviour, type ScriptedModel, startScriptedModel } from '@yingda/simulators'
import { afterAll } from 'vitest'

/** A model that behaves as told. Gone when the test file ends. */
export async function startFakeModel(first: Behaviour): Promise<ScriptedModel> {
  const model = await startScriptedModel(first)
  afterAll(model.close)
  return model
}
