package org.dozvon.config;

import org.dozvon.camel.OutwardSettings;
import org.dozvon.journal.OutboxSettings;

/**
 * What the block {@code events} of dozvon.yaml says.
 *
 * @param outbox which events are told
 * @param outward to whom
 */
public record EventChoices(OutboxSettings outbox, OutwardSettings outward) {}
