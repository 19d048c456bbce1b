package org.dozvon.voicebot;

import org.dozvon.call.CallId;
import org.dozvon.call.Profile;
import org.dozvon.dialog.Talk;
import org.dozvon.handover.BackOffice;
import org.dozvon.speech.Voice;

/**
 * What a voicebot session is to do: this conversation, in this voice (and its language), at this
 * pace, with these routes, for this call.
 */
public record BotOrder(
    CallId call, Talk talk, Voice voice, Profile profile, BackOffice backOffice) {}
