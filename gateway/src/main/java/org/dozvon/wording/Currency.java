package org.dozvon.wording;

/** Plural forms of an amount's two units. */
@SuppressWarnings("ArrayRecordComponent")
record Currency(String[] whole, String[] rest, Gender restGender) {
  static Currency of(String code, boolean russian) {
    return switch (code) {
      case "RUB" ->
          russian
              ? of(Gender.FEMININE, "рубль рубля рублей", "копейка копейки копеек")
              : of(Gender.FEMININE, "rouble roubles", "kopeck kopecks");
      case "USD" ->
          russian
              ? of(Gender.MASCULINE, "доллар доллара долларов", "цент цента центов")
              : of(Gender.MASCULINE, "dollar dollars", "cent cents");
      case "EUR" ->
          russian
              ? of(Gender.MASCULINE, "евро", "цент цента центов")
              : of(Gender.MASCULINE, "euro euros", "cent cents");
      default -> of(Gender.MASCULINE, "", "");
    };
  }

  private static Currency of(Gender restGender, String whole, String rest) {
    return new Currency(whole.split(" ", -1), rest.split(" ", -1), restGender);
  }
}
