package io.tidemark.experiment.result;

/**
 * A parameter, as it is declared.
 *
 * @param otherwise its value where none is set
 * @param title for people; the name when nobody said
 */
public record Axis(String name, String title, String description, String units, String uuid, Object otherwise) {}
