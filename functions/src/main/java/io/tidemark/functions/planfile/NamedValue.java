package io.tidemark.functions.planfile;

/**
 * An entry of a mapping whose keys are the user's own words.
 *
 * @param place of the key
 */
record NamedValue(String name, Place place, Value value) {
    /** The key itself is wrong, whatever its value. */
    void rejectName(String expected, String hint) {
        value.problems().add(place, value.path(), "", expected, hint);
    }
}
