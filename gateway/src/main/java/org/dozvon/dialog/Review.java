package org.dozvon.dialog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dozvon.yaml.Problems;

/**
 * What is wrong with a hotline although each of its files is well written: dialogs without a way
 * out, words the recogniser lacks, sentences no voice can say, queues that are not there. Pure; the
 * same review stands behind the command line and the reload.
 */
public final class Review {
  private final Map<String, String> files;
  private final Surroundings around;

  /**
   * A review.
   *
   * @param files path inside the hotline's folder to text, of every file that was read for it
   * @param around what the files are compared with
   */
  public Review(Map<String, String> files, Surroundings around) {
    this.files = Map.copyOf(files);
    this.around = around;
  }

  /**
   * Reviews a hotline made of these files.
   *
   * @param problems gets what must not go live
   * @param warnings gets what works, but not as meant
   */
  public void of(Hotline hotline, Problems problems, Problems warnings) {
    List<WrittenPhrase> written = WrittenPhrase.in(files, hotline.languages());
    hotline.intents().forEach(intent -> new PathCheck(intent, problems).check());
    new JumpCheck(hotline.intents(), problems).check();
    hotline.intents().forEach(intent -> new QuestionCheck(intent, warnings).check());
    new PromptCheck(hotline, around.studio(), problems, warnings).check();
    new PhraseCheck(hotline, written, warnings).check();
    around
        .vocabularies()
        .forEach((language, words) -> check(language, words, hotline, written, warnings));
    new SurroundingsCheck(hotline, files, around, problems).check();
  }

  private static void check(
      Locale language,
      Set<String> words,
      Hotline hotline,
      List<WrittenPhrase> written,
      Problems warnings) {
    if (hotline.languages().contains(language)) {
      new VocabularyCheck(words, warnings).check(language, written, hotline.grammarWords(language));
    }
  }
}
