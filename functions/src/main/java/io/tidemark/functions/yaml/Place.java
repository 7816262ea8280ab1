package io.tidemark.functions.yaml;

/**
 * Where a user wrote something.
 *
 * @param order sorts problems: by line, flags after the file
 */
public record Place(int order, String text) {
    public static final Place COMMAND_LINE = new Place(Integer.MAX_VALUE, "command line");

    public static Place line(int number) {
        return new Place(number, "line " + number);
    }

    public static Place flag(String flag) {
        return new Place(Integer.MAX_VALUE, flag);
    }
}
