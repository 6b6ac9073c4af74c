-- Whose queue the session waited in.
alter table report_facts add column team_id text;
update report_facts f set team_id = s.team_id from sessions s where s.id = f.session_id and s.team_id is not null;

-- Which conversations a file is of: whoever may read none of them does not get it.
create index messages_files on messages ((media ->> 'fileId')) where media is not null;

-- New recovery codes are shown for a fresh code, as anything else is done for one.
alter table otp_steps drop constraint otp_steps_purpose_check;
alter table otp_steps add constraint otp_steps_purpose_check check (purpose in ('enrol', 'login', 'unbind', 'renew'));
