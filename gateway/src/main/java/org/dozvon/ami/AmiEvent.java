package org.dozvon.ami;

import java.time.Duration;
import java.util.Map;

/**
 * One event of Asterisk's manager as it came over the wire.
 *
 * @param name in lower case, such as {@code queuecallerjoin}
 * @param fields by their names in lower case; of a field that comes twice the last
 */
record AmiEvent(String name, Map<String, String> fields) {
  /** A field; empty when it is missing. */
  String text(String field) {
    return fields.getOrDefault(field, "");
  }

  /** The first of two fields that is there: Asterisks name some differently. */
  String either(String one, String other) {
    String text = text(one);
    return text.isEmpty() ? text(other) : text;
  }

  /** A whole number; 0 when it is missing or none. */
  long number(String field) {
    String text = text(field);
    try {
      return text.isEmpty() ? 0 : Long.parseLong(text);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  /** The same as an int, cut off at its ends. */
  int small(String field) {
    return Math.clamp(number(field), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** Seconds as a time; never negative. */
  Duration seconds(String field) {
    return Duration.ofSeconds(Math.max(0, number(field)));
  }

  /** When it happened by Asterisk's clock, in seconds; null without a stamp. */
  Double stamp() {
    String text = text("timestamp");
    try {
      return text.isEmpty() ? null : Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The unique id of the channel that it is about. */
  String caller() {
    return text("uniqueid");
  }

  /** The queue that it is about. */
  String queue() {
    return text("queue");
  }

  /** The phone that it is about; the other names are those of older Asterisks. */
  String phone() {
    String phone = either("interface", "member");
    return phone.isEmpty() ? either("location", "agentcalled") : phone;
  }
}
