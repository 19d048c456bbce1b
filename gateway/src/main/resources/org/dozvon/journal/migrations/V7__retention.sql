-- Old rows are deleted at night, in batches: the oldest must be found without reading the others.
create index call_event_at on call_event (at);
create index handover_context_at on handover_context (at);
create index agent_state_ended on agent_state (ended);
create index agent_call_at on agent_call (at);
create index keeper_step_at on keeper_step (at);
create index call_back_state_at on call_back (state_at);
