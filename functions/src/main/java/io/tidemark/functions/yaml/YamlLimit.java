package io.tidemark.functions.yaml;

/** The text is YAML, but not such that a tree can be made of it. */
final class YamlLimit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Place place;

    private YamlLimit(Place place, String expected) {
        super(expected);
        this.place = place;
    }

    static YamlLimit at(Place place, String expected) {
        return new YamlLimit(place, expected);
    }

    Place place() {
        return place;
    }
}
