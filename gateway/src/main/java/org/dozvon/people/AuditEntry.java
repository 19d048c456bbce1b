package org.dozvon.people;

import java.time.Instant;

/**
 * Who did what. Entries are added and never changed.
 *
 * @param who a login, with the token's name when a program did it; empty: nobody known
 * @param address from where; {@code console} for the command line
 * @param subject to whom or what: a call's id, a login, a hotline; may be empty
 * @param detail in plain words; may be empty
 */
public record AuditEntry(
    Instant at, String who, String address, Act act, String subject, String detail) {}
