package io.tidemark.functions.yaml;

/**
 * An entry of a mapping whose keys are the user's own words.
 *
 * @param place of the key
 */
public record NamedValue(String name, Place place, Value value) {
    /** The key itself is wrong, whatever its value. */
    public void rejectName(String expected, String hint) {
        value.problems().add(place, value.path(), "", expected, hint);
    }
}
