/**
 * Who may use the console and the API, and what of it: people, roles, sign-in, sessions, tokens and
 * the audit trail. Level 2: time is an argument, storage and password hashing are ports.
 */
package org.dozvon.people;
