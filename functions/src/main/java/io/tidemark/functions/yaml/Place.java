package io.tidemark.functions.yaml;

/**
 * Where a user wrote something.
 *
 * @param order sorts problems: by line, flags after the file
 */
public record Place(int order, String text) {
    /** More than a file has. */
    private static final int LINES = 5_000_000;

    public static final Place COMMAND_LINE = new Place(Integer.MAX_VALUE, "command line");

    public static Place line(int number) {
        return new Place(number, "line " + number);
    }

    /**
     * In one of several files.
     *
     * @param file counted from 0, in the order in which they are read
     */
    public static Place line(int file, String name, int number) {
        int order = (int) Math.min(Integer.MAX_VALUE - 1L, (long) file * LINES + Math.min(number, LINES - 1));
        return new Place(order, name + " line " + number);
    }

    public static Place flag(String flag) {
        return new Place(Integer.MAX_VALUE, flag);
    }
}
