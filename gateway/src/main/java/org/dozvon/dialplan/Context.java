package org.dozvon.dialplan;

import java.util.List;
import java.util.Map;
import org.dozvon.yaml.Place;

/**
 * A context of a dialplan.
 *
 * @param title the comment behind its name, where programs write what it is; may be empty
 * @param extensions by name, in the order of the file
 * @param includes the names of contexts whose extensions count as its own, after its own
 */
record Context(
    String name,
    String title,
    Place place,
    Map<String, Extension> extensions,
    List<String> includes) {}
