package org.dozvon.dialog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.dozvon.yaml.Nearest;
import org.dozvon.yaml.Place;

/**
 * Something callers want. Immutable.
 *
 * @param about what it is about, in a few words, per language: for the agent and "is it about ...?"
 * @param offer how it is named in the menu of keys, per language
 * @param key its key in the menu, 1..8; 0 when it is not in the menu
 * @param examples what callers say, lower case, per language
 * @param steps by name, in file order; never empty
 * @param places where each step stands, by its name
 */
record Intent(
    String name,
    Map<Locale, String> about,
    Map<Locale, String> offer,
    int key,
    Map<Locale, List<String>> examples,
    Map<String, Step> steps,
    Map<String, Place> places) {
  Intent {
    about = Map.copyOf(about);
    offer = Map.copyOf(offer);
    examples = Map.copyOf(examples);
    places = Map.copyOf(places);
    steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
  }

  /** Its name; the rest would fill a page. */
  @Override
  public String toString() {
    return name;
  }

  /** The queue of its hand-over, when that is not the hotline's own. */
  Optional<String> queue() {
    return steps.values().stream()
        .filter(Step.HandOver.class::isInstance)
        .map(step -> ((Step.HandOver) step).queue())
        .filter(queue -> !queue.isEmpty())
        .findFirst();
  }

  /** The skill that its hand-over asks for; may be empty. */
  String skill() {
    return steps.values().stream()
        .filter(Step.HandOver.class::isInstance)
        .map(step -> ((Step.HandOver) step).skill())
        .filter(skill -> !skill.isEmpty())
        .findFirst()
        .orElse("");
  }

  /** The step of that name. */
  Step step(String wanted) {
    Step step = steps.get(wanted);
    if (step == null) {
      throw new IllegalArgumentException(
          "the intent \""
              + name
              + "\" has no step \""
              + wanted
              + "\""
              + Nearest.hint(wanted, steps.keySet()));
    }
    return step;
  }

  /** The name of one of its steps. */
  String nameOf(Step wanted) {
    return steps.entrySet().stream()
        .filter(step -> step.getValue() == wanted)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("?");
  }

  /** The name of the step it begins with. */
  String first() {
    return steps.keySet().iterator().next();
  }
}
