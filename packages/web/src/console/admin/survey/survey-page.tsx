import { Switch } from 'antd'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { useT } from '../../i18n/use-t.ts'
import { surveyApi } from '../http.ts'
import { Card } from '../parts/card.tsx'
import { Field } from '../parts/field.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'

/** Whether customers are asked how they were served. */
export function SurveyPage() {
  const t = useT()
  const settings = useLoad(surveyApi.read)
  const { busy, failure, attempt } = useAttempt()
  const store = (enabled: boolean) =>
    void attempt(async () => {
      await surveyApi.store({ enabled })
      settings.reload()
    })
  return (
    <div className="admin-page">
      <Card title={t('survey.title')} lead={t('survey.lead')}>
        {settings.data ? (
          <Field label={t('survey.ask')} hint={t('survey.askHint')}>
            <Switch
              checked={settings.data.enabled}
              loading={busy}
              aria-label={t('survey.ask')}
              data-testid="survey-ask"
              onChange={store}
            />
          </Field>
        ) : (
          <Loading of={settings} />
        )}
        <Complaint failure={failure} />
      </Card>
    </div>
  )
}
