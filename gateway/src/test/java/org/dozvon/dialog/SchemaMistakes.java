package org.dozvon.dialog;

import java.util.List;

/** Mistakes in the club's files: a file, what stands there, what is written instead. */
final class SchemaMistakes {
  private static final String MAIN = "hotline.yaml";
  private static final String DIALOGS = "dialogs/club.yaml";
  private static final String TESTS = "tests/en.test.yaml";

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
        List.of(TESTS, "- name:", "- nmae:"),
        List.of(TESTS, "talk:", "tlak:"),
        List.of(TESTS, "- caller:", "- coller:"),
        List.of(TESTS, "- caller: ", "- sur: 0.4\n      caller: "));
  }
}
