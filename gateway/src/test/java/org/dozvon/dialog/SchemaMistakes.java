package org.dozvon.dialog;

import java.util.List;

/** Mistakes in the club's files: a file, what stands there, what is written instead. */
final class SchemaMistakes {
  private static final String MAIN = "hotline.yaml";
  private static final String DIALOGS = "dialogs/club.yaml";
  private static final String TESTS = "tests/en.test.yaml";

  private static final String QUEUES = "queues.yaml";

  private SchemaMistakes() {}

  static List<List<String>> all() {
    return List.of(
        List.of(MAIN, "languages: [en, ru]", "language: [en, ru]"),
        List.of(MAIN, "languages: [en, ru]", "languages: [en, de]"),
        List.of(MAIN, "languages: [en, ru]", "languages: []"),
        List.of(MAIN, "queue: desk", "queu: desk"),
        List.of(MAIN, "queue: desk", "queue: [desk]"),
        List.of(MAIN, "skills: [gold, english]", "skill: [gold, english]"),
        List.of(MAIN, "claims: {}", "claims: much"),
        List.of(MAIN, "claims: {}", "\"cla ims\": {}"),
        List.of(MAIN, "values: [number, tier]", "values: {number: tier}"),
        List.of(MAIN, "09:00-18:00", "9-18"),
        List.of(MAIN, "mon-fri", "monday-friday"),
        List.of(MAIN, "2027-01-01", "01-01-2027"),
        List.of(MAIN, "then: message", "then: massage"),
        List.of(MAIN, "then: message", "then: queue"),
        List.of(MAIN, "    say: {en: \"Our", "    tell: {en: \"Our"),
        List.of(MAIN, "changes: no", "changes: perhaps"),
        List.of(MAIN, "changes: no", "limit: 5 seconds"),
        List.of(MAIN, "arguments: [card]", "argument: [card]"),
        List.of(MAIN, "    en: [north hall, south hall]", "    de: [nordhalle]"),
        List.of(MAIN, "\nphrases:", "\nphrase:"),
        List.of(MAIN, "  greeting:", "  greting:"),
        List.of(DIALOGS, "about: {en", "abaut: {en"),
        List.of(DIALOGS, "examples:", "example:"),
        List.of(DIALOGS, "key: 1", "key: one"),
        List.of(DIALOGS, "key: 1", "key: 9"),
        List.of(DIALOGS, "  offer: {en: \"a swap\", ru: \"Чтобы заменить карту\"}\n", ""),
        List.of(DIALOGS, "ask: {en: \"Your card", "aks: {en: \"Your card"),
        List.of(DIALOGS, "again:", "agian:"),
        List.of(DIALOGS, "expect: digits 4", "expect: digit 4"),
        List.of(DIALOGS, "expect: digits 4", "expect: digits 40"),
        List.of(DIALOGS, "expect: digits 4", "expect: phrase"),
        List.of(DIALOGS, "expect: digits 4", "expect: one-of"),
        List.of(DIALOGS, "into: card", "in: card"),
        List.of(DIALOGS, "keys: 2", "keys: 12"),
        List.of(DIALOGS, "confirm: {en: \"\\{new".replace("\\", ""), "confirms: {en: \"{new"),
        List.of(DIALOGS, "with: {card: \"{card}\"}", "with: [card]"),
        List.of(DIALOGS, "call: points", "call: points\n      limit: long"),
        List.of(DIALOGS, "then: gold", "than: gold"),
        List.of(DIALOGS, "set: {offer:", "set: {Offer:"),
        List.of(DIALOGS, "say: {en: \"Few points.\"", "say: {de: \"Wenig.\", en: \"Few points.\""),
        List.of(DIALOGS, "reason: swapped", "because: swapped"),
        List.of(DIALOGS, "skill: gold", "skill: \"very good\""),
        List.of(DIALOGS, "intent: points\n\n", "intents: points\n\n"),
        List.of(QUEUES, "mode: dry-run", "mode: dry"),
        List.of(QUEUES, "mode: dry-run", "mood: dry-run"),
        List.of(QUEUES, "90% within 30s", "90 within 30s"),
        List.of(QUEUES, "90% within 30s", "90% in 30s"),
        List.of(QUEUES, "talk: 4m", "talk: 4 minutes"),
        List.of(QUEUES, "talk: 4m", "tlak: 4m"),
        List.of(QUEUES, "nobody waits over 3m without", "nobody waits 3m without"),
        List.of(QUEUES, "short-abandon: 3s", "short-abandon: short"),
        List.of(QUEUES, "formula: all-callers", "formula: erlang"),
        List.of(QUEUES, "clock: from-answer", "clock: from-start"),
        List.of(QUEUES, "mon-fri: 09:00", "weekdays: 09:00"),
        List.of(QUEUES, "2027-01-01: closed", "first of january: closed"),
        List.of(QUEUES, "\"09:00-13:00\"", "\"9-13\""),
        List.of(QUEUES, "PJSIP/301:", "\"301\":"),
        List.of(QUEUES, "level: 1", "level: first"),
        List.of(QUEUES, "skills: [gold]", "skill: [gold]"),
        List.of(QUEUES, "helps: [claims]", "helps: {claims: much}"),
        List.of(QUEUES, "gentle: 10", "gentle: yes"),
        List.of(QUEUES, "gentle: 10", "elderly: 10"),
        List.of(QUEUES, "a-point-is: 15s", "a-point-is: 15"),
        List.of(QUEUES, "reserve: 1", "reserve: some"),
        List.of(QUEUES, "when: predicted over 15s", "if: predicted over 15s"),
        List.of(QUEUES, "when: predicted over 15s", "when: predicted above 15s"),
        List.of(QUEUES, "when: predicted over 15s", "when: expected over 15s"),
        List.of(QUEUES, "when: predicted over 15s", "when: predicted over 15%"),
        List.of(QUEUES, "until: level over 90%", "until: level over high"),
        List.of(QUEUES, "do: raise-priority", "do: raise"),
        List.of(QUEUES, "do: overflow to claims", "do: overflow into claims"),
        List.of(QUEUES, "advise-bot person-at-once", "advise-bot be-quick"),
        List.of(QUEUES, "every: 45s", "every: often"),
        List.of(QUEUES, "most-per-minute: 6", "most-per-minute: 0"),
        List.of(QUEUES, "helpers: 2", "helpers: two"),
        List.of(TESTS, "- name:", "- nmae:"),
        List.of(TESTS, "talk:", "tlak:"),
        List.of(TESTS, "- caller:", "- coller:"),
        List.of(TESTS, "- caller: ", "- sur: 0.4\n      caller: "));
  }
}
