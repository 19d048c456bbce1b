package org.dozvon.dialog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words of a language that mean the same in every hotline. Immutable.
 *
 * @param person asking for a human, whole phrases
 * @param personWords a single word of these in whatever was said means a human, too
 * @param slower the sentence is said again, more slowly
 * @param louder the sentence is said again, louder
 * @param fillers words that carry no meaning
 * @param address of these fillers, those by which a human is addressed: who says no more calls for
 *     somebody
 * @param calls such calls, for a grammar
 * @param besideDigits the few words that may stand beside digits in a grammar: any other is heard
 *     where a digit was said ("slower" for "four"), and of whole sentences the word for a person
 *     comes through all the same
 * @param yesNoBesideDigits the shortest ways to say yes and no
 * @param repeatWords a single word of these in a short utterance asks for a repetition
 * @param slowerWords ... for a slower one
 * @param louderWords ... for a louder one
 * @param unfinished words after which more must come
 */
record Lexicon(
    List<String> person,
    Set<String> personWords,
    List<String> repeat,
    List<String> slower,
    List<String> louder,
    List<String> help,
    List<String> back,
    List<String> startOver,
    List<String> goodbye,
    List<String> pause,
    List<String> yes,
    List<String> no,
    Set<String> fillers,
    Set<String> address,
    List<String> calls,
    Set<String> unfinished,
    List<String> besideDigits,
    List<String> yesNoBesideDigits,
    Set<String> repeatWords,
    Set<String> slowerWords,
    Set<String> louderWords) {
  private static final Map<String, Integer> ORDINALS_ENGLISH = Map.of("first", 1, "second", 2);
  private static final Map<String, Integer> ORDINALS_RUSSIAN =
      Map.of("первое", 1, "первый", 1, "второе", 2, "второй", 2);

  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** Letters of a word that says nothing alone. */
  private static final int SHORTEST = 2;

  /** Letters of a word that leads on and says nothing itself: "with", not "number". */
  private static final int SHORT_WORD = 4;

  /** So few words are about one thing. */
  private static final int SHORT = 4;

  /** Not "well", which is heard for "twelve". */
  private static final Set<String> BESIDE_FIGURES = words("um uh please ну э пожалуйста");

  private static final Lexicon ENGLISH =
      new Lexicon(
          phrases(
              "operator|agent|human|a person|a real person|representative|an operator|an agent"
                  + "|i want to talk to a person|i want to talk to a person please"
                  + "|i want to speak to a person|can i talk to someone|can i speak to someone"
                  + "|connect me to a real person|connect me to an operator|connect me to a person"
                  + "|i don't want to talk to a robot|i need a human|real person please"
                  + "|customer service|let me talk to somebody|speak to a human being"),
          words(
              "operator agent human person someone somebody representative robot supervisor"
                  + " consultant specialist"),
          phrases(
              "repeat|please repeat|please repeat that|say that again|again please|pardon"
                  + "|sorry what was that|repeat it again"),
          phrases("slower|speak slower|speak slower please"),
          phrases("louder|speak louder|i can't hear you|i can't hear"),
          phrases("help|help me|help please|what can i say|what can you do"),
          phrases("go back|back"),
          phrases("start over|main menu|start again|cancel"),
          phrases(
              "goodbye|bye|bye bye|thank you goodbye|no thank you goodbye"
                  + "|no that's all thank you goodbye|that's all|that's all thank you"
                  + "|no that's all|nothing else|no nothing else|no thank you|no thanks|no goodbye|no bye"
                  + "|no thanks goodbye|thanks bye|okay goodbye|okay bye|that's all goodbye"),
          phrases(
              "wait|wait a minute|wait a minute please|one moment please|hold on|just a minute"),
          phrases(
              "yes|yes please|yeah|yep|yes that's right|that's right|right|correct|yes correct"
                  + "|okay|sure|exactly|yes it is|of course|yes i do|i agree"),
          phrases(
              "no|nope|no that's wrong|that's wrong|wrong|not right|no it isn't|no it is not"
                  + "|not correct|no i don't|incorrect"),
          words(
              "um uh oh well hello hi hey so please okay yeah you know thanks thank good morning"
                  + " afternoon evening excuse me sorry just miss"),
          words("miss"),
          phrases("hello miss|miss hello|excuse me miss"),
          words(
              "and or my the a is number to of i um uh well on in with for so because card's it's"),
          phrases("operator|person|repeat"),
          phrases("yes|no|yes that's right|no that's wrong"),
          words("repeat pardon again"),
          words("slower"),
          words("louder"));

  private static final Lexicon RUSSIAN =
      new Lexicon(
          phrases(
              "оператор|оператора|человек|человека|живой человек|специалист|консультант"
                  + "|соедините|соедините меня|соедините с оператором|соедините меня с оператором"
                  + "|соедините с человеком|переключите на оператора|переключите на человека"
                  + "|переключите на живого человека|хочу поговорить с человеком"
                  + "|я хочу поговорить с человеком|позовите оператора|позовите девушку"
                  + "|можно оператора|мне нужен оператор|с оператором|живого оператора"
                  + "|не хочу говорить с роботом|соедините с живым человеком|нужен человек"
                  + "|соедините пожалуйста с оператором"),
          words(
              "оператор оператора оператором человек человека человеком человеку специалист"
                  + " специалиста специалистом консультант консультанта консультантом сотрудник"
                  + " сотрудника сотрудником соедините переключите робот роботом живой живого живым"),
          phrases(
              "повторите|повторите пожалуйста|ещё раз|ещё раз пожалуйста|не понял|не поняла"
                  + "|что вы сказали"),
          phrases("помедленнее|помедленнее пожалуйста|медленнее"),
          phrases("громче|говорите громче|я вас не слышу|не слышу|плохо слышно"),
          phrases("помощь|помогите|помогите пожалуйста|что вы умеете|что можно сказать|меню"),
          phrases("назад|вернитесь назад"),
          phrases("в начало|сначала|главное меню|отмена"),
          phrases(
              "до свидания|спасибо до свидания|нет спасибо до свидания|всего доброго|пока"
                  + "|нет спасибо|больше ничего|нет больше ничего|спасибо больше ничего"
                  + "|это всё|всё спасибо|нет это всё|нет до свидания|хорошо до свидания"
                  + "|это всё до свидания|всё до свидания|спасибо пока"),
          phrases("подождите|подождите минутку|минутку|минуточку|секунду|подождите пожалуйста"),
          phrases(
              "да|да верно|да всё верно|всё верно|верно|правильно|да правильно|ага|конечно"
                  + "|да конечно|да пожалуйста|хорошо|согласен|согласна|угу|точно"),
          phrases(
              "нет|неправильно|нет неправильно|неверно|нет неверно|не верно|не правильно|нету"
                  + "|не надо|нет не надо"),
          words(
              "ну э вот это как его так значит здравствуйте девушка пожалуйста скажите подскажите"
                  + " алло добрый день вечер доброе утро понимаете извините послушайте слушайте ой"
                  + " мне бы женщина"),
          words("девушка женщина"),
          phrases("девушка|алло девушка|женщина"),
          words("и или мой моя номер на в с о ну э что как значит это его потому у а карта"),
          phrases("оператор|человек|оператором|человеком|повторите"),
          phrases("да|нет|да верно|да всё верно|верно|нет неправильно"),
          words("повторите"),
          words("помедленнее медленнее"),
          words("громче"));

  /** The words of a language. */
  static Lexicon of(Locale language) {
    return language.getLanguage().equals("ru") ? RUSSIAN : ENGLISH;
  }

  /** Lower case, ё as е, letters and digits and apostrophes only, single spaces. */
  static String normal(String text) {
    return SPACES
        .matcher(
            text.toLowerCase(Locale.ROOT).replace('ё', 'е').replaceAll("[^\\p{L}\\p{N}']+", " "))
        .replaceAll(" ")
        .strip();
  }

  /** The words of a normal text. */
  static List<String> split(String normal) {
    return normal.isEmpty() ? List.of() : List.of(normal.split(" "));
  }

  /** What means the same at every moment, beside asking for a person. */
  enum Aside {
    GOODBYE,
    REPEAT,
    SLOWER,
    LOUDER,
    HELP,
    BACK,
    START_OVER,
    WAIT
  }

  /** The aside that a normal text is; empty when it is none. */
  Optional<Aside> aside(String normal) {
    if (is(goodbye, normal)) {
      return Optional.of(Aside.GOODBYE);
    }
    if (is(slower, normal) || isShortWith(slowerWords, normal)) {
      return Optional.of(Aside.SLOWER);
    }
    if (is(louder, normal) || isShortWith(louderWords, normal)) {
      return Optional.of(Aside.LOUDER);
    }
    if (is(repeat, normal) || isShortWith(repeatWords, normal)) {
      return Optional.of(Aside.REPEAT);
    }
    if (is(help, normal)) {
      return Optional.of(Aside.HELP);
    }
    if (is(back, normal)) {
      return Optional.of(Aside.BACK);
    }
    if (is(startOver, normal)) {
      return Optional.of(Aside.START_OVER);
    }
    return Optional.of(Aside.WAIT).filter(wait -> is(pause, normal));
  }

  private static boolean isShortWith(Set<String> words, String normal) {
    List<String> said = split(normal);
    return said.size() <= SHORT && said.stream().anyMatch(words::contains);
  }

  /** Whether a human is asked for. */
  boolean asksForPerson(String normal) {
    return is(person, normal)
        || split(normal).stream().anyMatch(personWords::contains)
        || calls(normal);
  }

  /** "Miss?", "девушка": nothing but fillers, and somebody addressed. */
  private boolean calls(String normal) {
    return bare(normal).isEmpty() && split(normal).stream().anyMatch(address::contains);
  }

  /** "The first", "the second", in all forms that are understood. */
  static Set<String> ordinals(Locale language) {
    return ordinalsOf(language).keySet();
  }

  private static Map<String, Integer> ordinalsOf(Locale language) {
    return language.getLanguage().equals("ru") ? ORDINALS_RUSSIAN : ORDINALS_ENGLISH;
  }

  /** 1 for "the first" and its like, 2 for "the second"; 0 for anything else. */
  static int ordinal(Locale language, String normal) {
    Map<String, Integer> ordinals = ordinalsOf(language);
    return split(normal).stream().mapToInt(word -> ordinals.getOrDefault(word, 0)).max().orElse(0);
  }

  /** Whether, fillers aside, the text is one of the phrases. */
  boolean is(List<String> phrases, String normal) {
    return !normal.isEmpty()
        && phrases.stream()
            .map(Lexicon::normal)
            .anyMatch(phrase -> phrase.equals(normal) || phrase.equals(bare(normal)));
  }

  /** The text without fillers. */
  String bare(String normal) {
    return String.join(
        " ", split(normal).stream().filter(word -> !fillers.contains(word)).toList());
  }

  /** Whether more must come after this: nothing but fillers, or a last word that leads on. */
  boolean soundsUnfinished(String normal) {
    List<String> words = split(normal);
    return !words.isEmpty() && (bare(normal).isEmpty() || unfinished.contains(words.getLast()));
  }

  /** Words and calls that carry no meaning, for a grammar; what a call needs is no word alone. */
  List<String> small() {
    return Stream.concat(fillers.stream().filter(word -> !address.contains(word)), calls.stream())
        .toList();
  }

  /**
   * Whether these are only fillers, nods ("um", "yeah") and the shortest words ("i", "do"), by
   * which nothing is said yet.
   */
  boolean saysNothing(String normal) {
    return !normal.isEmpty() && split(normal).stream().allMatch(this::saysNothingAlone);
  }

  private boolean saysNothingAlone(String word) {
    return fillers.contains(word)
        || yes.contains(word)
        || (unfinished.contains(word) && word.length() <= SHORT_WORD)
        || (word.length() <= SHORTEST && !no.contains(word));
  }

  /** The fillers that stand before and behind figures and sound like none of them. */
  List<String> besideFigures() {
    return fillers.stream().filter(BESIDE_FIGURES::contains).toList();
  }

  /** All phrases that are understood at every moment. */
  List<String> everywhere() {
    return List.of(person, repeat, slower, louder, help, back, startOver, goodbye, pause).stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> phrases(String text) {
    return List.of(text.split("\\|"));
  }

  private static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.split(" ")));
  }
}
